using DCTicket.Browser.Tests.Windows;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class SilenceStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task A_click_while_the_bot_is_away_is_answered_with_did_not_respond()
    {
        await SetUpAsync();
        var carl = await Person("carl", "support");
        await carl.Sees("How can we help?");
        await StopBotAsync();

        await carl.Clicks("Tech support");

        await Expect(carl.Message("How can we help?").GetByRole(Microsoft.Playwright.AriaRole.Alert))
            .ToHaveTextAsync("The application did not respond");
        await carl.Photographs("did-not-respond-dark");
    }
}
