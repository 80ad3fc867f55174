using DCTicket.Browser.Tests.Windows;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class PhoneStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task On_a_phone_the_channels_are_in_a_drawer_and_a_ticket_is_opened_by_thumb()
    {
        await SetUpAsync();
        var start = await PhoneAsync("/");
        await start.Photographs("phone-start-dark");
        var carl = await PhoneAsync("/?person=carl&channel=general");
        await Expect(carl.Title).ToHaveTextAsync("general");
        await Expect(carl.Channel("support")).Not.ToBeInViewportAsync();

        await carl.Button("Show channels").TapAsync();
        await Expect(carl.Channel("support")).ToBeInViewportAsync();
        await carl.Photographs("phone-drawer-dark");
        await carl.Channel("support").TapAsync();
        await Expect(carl.Channel("support")).Not.ToBeInViewportAsync();
        await Expect(carl.Title).ToHaveTextAsync("support");
        await Expect(carl.Composer).ToHaveAttributeAsync("placeholder", "You can't send messages here.");
        await carl.Photographs("phone-panel-dark");
        await carl.Clicks("Tech support");
        await Expect(carl.Form).ToBeVisibleAsync();
        await carl.Photographs("phone-form-dark");
        await carl.FillsIn("New ticket: Tech support", "The phone app shows a blank page.");
        await carl.Message("Your ticket is ready").GetByText("tech-0001").TapAsync();
        await Expect(carl.Title).ToHaveTextAsync("tech-0001");
        await carl.Sees("The phone app shows a blank page.");
        await carl.Photographs("phone-ticket-dark");

        var tess = await PhoneAsync("/?person=tess&channel=tech-0001", Microsoft.Playwright.ColorScheme.Light);
        await tess.Sees("The phone app shows a blank page.");
        await tess.Writes("Which phone is it?");
        await carl.Sees("Which phone is it?");
        await tess.Photographs("phone-ticket-light");
        Assert.All(
            [await Overflow(start), await Overflow(carl), await Overflow(tess)],
            width => Assert.True(width <= 390, $"The page is {width} pixels wide on a phone of 390.")
        );
    }

    private static Task<int> Overflow(Window window) => window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
}
