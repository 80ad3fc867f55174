using DCTicket.Browser.Tests.Windows;
using DCTicket.EndToEnd.Tests.Bots;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class SplitStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task Two_people_side_by_side_talk_in_one_ticket()
    {
        await SetUpAsync();
        var before = await Person("carl", "support");
        await before.OpensTicket("Tech support", "My server does not start any more since this morning.");
        await Expect(before.Title).ToHaveTextAsync("tech-0001");
        var both = await WindowAsync("/?split=carl,tess&channel=tech-0001");
        var (carl, tess) = (Side(both, "Carl"), Side(both, "Tess"));

        await Expect(carl.GetByRole(AriaRole.Img, new() { Name = "You are Carl" })).ToBeVisibleAsync();
        await Expect(tess.GetByRole(AriaRole.Img, new() { Name = "You are Tess" })).ToBeVisibleAsync();
        await Writes(tess, "Hello Carl! Is there **room on the disk**? `df -h` tells.");
        await Expect(carl.GetByRole(AriaRole.Log)).ToContainTextAsync("room on the disk");
        await Writes(carl, "It is full, that was it. Thank you! 🎉");
        await Expect(tess.GetByRole(AriaRole.Log)).ToContainTextAsync("that was it");
        await Expect(carl.GetByText("typing")).ToHaveCountAsync(0);

        await both.Photographs("split-dark");
        if (Environment.GetEnvironmentVariable("DCTICKET_SAVE_README_IMAGE") == "1")
            File.Copy(
                Window.PhotographPath("split-dark"),
                Path.Combine(TestPlugins.Folder, "..", "docs", "images", "sandbox.png"),
                overwrite: true
            );
    }

    private static IFrameLocator Side(Window both, string name) => both.Page.FrameLocator($"iframe[title={name}]");

    private static async Task Writes(IFrameLocator side, string text)
    {
        var composer = side.GetByRole(AriaRole.Textbox, new() { Name = "Message #tech-0001" });
        await composer.FillAsync(text);
        await composer.PressAsync("Enter");
    }
}
