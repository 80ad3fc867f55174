using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class FirstVisitStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task The_first_visit_explains_itself_and_leads_through_a_ticket()
    {
        var visitor = await WindowAsync("/");
        await Expect(visitor.Page.GetByText("Choose who to be")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Adam" })).ToContainTextAsync("Admin");
        await visitor.Photographs("start-dark");
        await visitor.Button("Switch between dark and light").ClickAsync();
        await visitor.Photographs("start-light");
        await visitor.Button("Switch between dark and light").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Try: open a ticket" }).ClickAsync();
        var guide = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Guide" });

        await Expect(guide).ToContainTextAsync("Adam, the admin, has to run /setup");
        await guide.GetByRole(AriaRole.Link, new() { Name = "Continue as Adam" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("You are the admin now");
        await Expect(visitor.Composer).ToBeEnabledAsync();
        // Nothing has the focus: the letters find their way.
        await visitor.Page.Keyboard.TypeAsync("/setup");
        await Expect(visitor.Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands" })).ToBeVisibleAsync();
        await visitor.Photographs("guide-setup-dark");
        await visitor.Presses("Enter");
        await Expect(visitor.Button("Run /setup")).ToBeFocusedAsync();
        await visitor.Presses("Enter");
        await guide.GetByRole(AriaRole.Link, new() { Name = "Continue as Carl" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("Click the highlighted button");
        await Expect(visitor.Page.Locator(".next-step")).ToHaveCountAsync(1);
        await visitor.Photographs("guide-ticket-dark");
        await visitor.OpensTicket("Billing", "I was charged twice this month.");
        await Expect(visitor.Title).ToHaveTextAsync("billing-0001");
        await Expect(guide).ToContainTextAsync("That is a ticket");
        var side = guide.GetByRole(AriaRole.Link, new() { Name = "Carl and Bill side by side" });
        var other = await WindowAsync((await side.GetAttributeAsync("href"))!);
        await Expect(other.Page.FrameLocator("iframe[title=Bill]").GetByRole(AriaRole.Log))
            .ToContainTextAsync("I was charged twice this month.");

        await Expect(visitor.Page.Locator(".next-step")).ToContainTextAsync("Close ticket");
        await visitor.Photographs("guide-close-dark");
        await visitor.Clicks("Close ticket");
        await visitor.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await guide.GetByRole(AriaRole.Button, new() { Name = "Read the transcript" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("This is the transcript");
        await Expect(visitor.Title).ToHaveTextAsync("DCTicket");
        await visitor.Photographs("guide-transcript-dark");
    }
}
