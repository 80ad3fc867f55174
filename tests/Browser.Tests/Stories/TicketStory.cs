using System.Text;
using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class TicketStory(Chromium chromium) : Story(chromium)
{
    protected override string GraceTime => "00:00:04";

    [Fact]
    public async Task The_whole_ticket_story_is_played_in_the_page_by_customer_and_staff()
    {
        await AdamSetsUp();
        var tess = await Person("tess", "general", ColorScheme.Light);
        await Expect(tess.Composer).ToBeEnabledAsync();
        var carl = await Person("carl", "support");
        await CarlOpensATicketAfterOneThatIsTooShort(carl);
        await TessSeesItUnread(tess);
        await TheyTalk(carl, tess);
        await TessCloses(tess);
        await CarlSeesItClosed(carl);
        var transcript = await CarlFindsTheTranscript(carl);
        await tess.Opens("ticket-log");
        await tess.Sees("Ticket 0001 closed");
        await Expect(tess.Message("Ticket 0001 closed").GetByRole(AriaRole.Link)).ToHaveCountAsync(4);
        await tess.Photographs("log-channel-light");
        await Expect(tess.Channel("tech-0001")).ToHaveCountAsync(0);
        await TheTranscriptIsReadFromDisk(transcript);
    }

    private async Task AdamSetsUp()
    {
        var adam = await Person("adam", "support");
        await adam.SetsUp();
        await adam.Sees("Closed tickets are logged in #ticket-log");
        await adam.Photographs("setup-dark");
    }

    private static async Task CarlOpensATicketAfterOneThatIsTooShort(Window carl)
    {
        await carl.Sees("How can we help?");
        await carl.Photographs("panel-dark");
        await carl.Clicks("Tech support");
        var form = carl.Page.GetByRole(AriaRole.Dialog, new() { Name = "New ticket: Tech support" });
        var field = form.GetByRole(AriaRole.Textbox);
        await Expect(field).ToBeFocusedAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(form).ToContainTextAsync("This field is required");
        await field.FillAsync("Help");
        await form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(form).ToContainTextAsync("Must be at least 10 characters long");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await carl.Photographs("form-with-error-dark");
        await carl.FillsIn("New ticket: Tech support", "My server does not start any more since this morning.");
        await carl.Sees("Your ticket is ready");
        await carl.Photographs("ticket-is-ready-dark");
        await carl.Message("Your ticket is ready").GetByRole(AriaRole.Button, new() { Name = "tech-0001" }).ClickAsync();
        await Expect(carl.Title).ToHaveTextAsync("tech-0001");
        await carl.Sees("My server does not start any more since this morning.");
    }

    private static async Task TessSeesItUnread(Window tess)
    {
        await Expect(tess.Channel("tech-0001")).ToContainTextAsync("unread");
        await Expect(tess.Channel("tech-0001").GetByTitle("Messages for you")).ToHaveTextAsync("1");
        await tess.Photographs("unread-light");
        await tess.Opens("tech-0001");
        await Expect(tess.Channel("tech-0001")).Not.ToContainTextAsync("unread");
        await tess.Sees("Ticket 0001");
        await tess.Photographs("ticket-light");
    }

    private static async Task TheyTalk(Window carl, Window tess)
    {
        await tess.Writes("Hello Carl! Please try **this** first:\n1. Stop the service\n2. Run `server --check`\n3. Tell me what it says");
        await Expect(tess.Log.GetByText("New", new() { Exact = true })).ToHaveCountAsync(0);
        var advice = carl.Message("Hello Carl!");
        await Expect(advice.Locator("strong", new() { HasText = "this" })).ToBeVisibleAsync();
        await Expect(advice.Locator("code")).ToHaveTextAsync("server --check");
        await Expect(advice.Locator("ol li")).ToHaveCountAsync(3);
        await carl
            .Page.GetByLabel("Files", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "server.log",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes("error: no space left on device\n"),
                }
            );
        await Expect(carl.Page.GetByRole(AriaRole.List, new() { Name = "Files to send" })).ToContainTextAsync("server.log");
        await carl.Writes("It says teh disk is full.");
        await Expect(tess.Message("disk is full").GetByRole(AriaRole.Link, new() { Name = "server.log" })).ToBeVisibleAsync();
        await Edits(carl, "It says teh disk is full.", "It says the disk is full.");
        await Expect(tess.Message("It says the disk is full.")).ToContainTextAsync("(edited)");
        await carl.Writes("Wrong window, sorry.");
        await tess.Sees("Wrong window, sorry.");
        await DoesWith(carl, "Wrong window, sorry.", "Delete");
        await Expect(tess.Message("Wrong window, sorry.")).ToHaveCountAsync(0);
        await DoesWith(carl, "Hello Carl!", "Add reaction");
        await carl.Page.GetByRole(AriaRole.Dialog, new() { Name = "Choose an emoji" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(tess.Message("Hello Carl!").GetByRole(AriaRole.Group, new() { Name = "Reactions" })).ToContainTextAsync("1");
        await carl.Photographs("conversation-dark");
        await tess.Photographs("conversation-light");
    }

    private static async Task Edits(Window person, string text, string better)
    {
        await DoesWith(person, text, "Edit");
        var editor = person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Edit message" });
        await Expect(editor).ToBeFocusedAsync();
        await editor.FillAsync(better);
        await editor.PressAsync("Enter");
        await person.Sees(better);
    }

    private static async Task DoesWith(Window person, string text, string action)
    {
        var message = person.Message(text);
        await message.HoverAsync();
        await message
            .GetByRole(AriaRole.Group, new() { Name = "Message actions" })
            .GetByRole(AriaRole.Button, new() { Name = action })
            .ClickAsync();
    }

    private static async Task TessCloses(Window tess)
    {
        await tess.Clicks("Close ticket");
        await Expect(tess.Page.GetByRole(AriaRole.Dialog, new() { Name = "Close ticket 0001" })).ToBeVisibleAsync();
        await tess.Photographs("close-form-light");
        await tess.FillsIn("Close ticket 0001", "Made room on the disk");
    }

    private static async Task CarlSeesItClosed(Window carl)
    {
        await carl.Sees("This ticket is closed");
        await Expect(carl.Message("This ticket is closed")).ToContainTextAsync("Made room on the disk");
        await carl.Photographs("closed-dark");
        await Expect(carl.Composer).ToBeDisabledAsync();
        await Expect(carl.Channel("tech-0001")).ToHaveCountAsync(0);
        await Expect(carl.Title).Not.ToHaveTextAsync("tech-0001");
    }

    private async Task<string> CarlFindsTheTranscript(Window carl)
    {
        await carl.Opens("DCTicket");
        await carl.Sees("Here is the transcript");
        await carl.Photographs("direct-message-dark");
        var link = carl.Message("Here is the transcript").GetByRole(AriaRole.Link).Filter(new() { HasText = ".html" });
        var download = await carl.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var file = Path.Combine(Folder, "transcript.html");
        await download.SaveAsAsync(file);
        return file;
    }

    private async Task TheTranscriptIsReadFromDisk(string file)
    {
        var reader = await WindowAsync(new Uri(file).ToString());
        await Expect(reader.Page.GetByText("It says the disk is full.").First).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("Wrong window, sorry.").First).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("Made room on the disk").First).ToBeVisibleAsync();
        await reader.IsAccessible("transcript");
        await reader.Photographs("transcript-dark");
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await reader.Photographs("transcript-light");
    }
}
