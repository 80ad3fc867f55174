using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class AccessibilityStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task No_view_has_a_serious_accessibility_finding_in_dark_or_in_light()
    {
        await SetUpAsync();
        var start = await WindowAsync("/");
        await Expect(start.Page.GetByRole(AriaRole.Link, new() { Name = "Adam" })).ToBeVisibleAsync();
        await start.IsAccessible("start page");
        var carl = await Person("carl", "support");
        await carl.Sees("How can we help?");
        await carl.IsAccessible("channel with panel");
        await carl.Clicks("Tech support");
        await Expect(carl.Form).ToBeVisibleAsync();
        await carl.IsAccessible("form");
        await carl.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(carl.Form).ToContainTextAsync("This field is required");
        await carl.IsAccessible("form with an error");
        await carl.FillsIn("New ticket: Tech support", "The screen reader cannot read the bill.");
        await carl.Message("Your ticket is ready").GetByRole(AriaRole.Button, new() { Name = "tech-0001" }).ClickAsync();
        await carl.Sees("The screen reader cannot read the bill.");
        await carl.Writes("See `bill.pdf`, **page 2**:\n> the table\n-# It has no headings.");
        await carl.Sees("It has no headings.");
        await carl.IsAccessible("ticket");
        await carl.Clicks("Close ticket");
        await carl.FillsIn("Close ticket 0001", "Never mind");
        await carl.Sees("This ticket is closed");
        await carl.IsAccessible("closed ticket");
        var adam = await Person("adam", "ticket-log");
        await adam.Sees("Ticket 0001 closed");
        await adam.IsAccessible("log channel");
        await adam.Composer.FillAsync("/");
        await Expect(adam.Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands" })).ToBeVisibleAsync();
        await adam.IsAccessible("command list");
    }
}
