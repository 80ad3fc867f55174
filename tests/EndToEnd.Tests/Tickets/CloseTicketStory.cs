using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

public sealed class CloseTicketStory(World world)
{
    [Fact]
    public async Task The_whole_story_ends_with_a_transcript_for_the_customer_and_the_log()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await carl.Writes(
            "tech-0001",
            "It says <script>alert('boo')</script> & more",
            ("log.txt", Encoding.UTF8.GetBytes("line one"), "text/plain")
        );
        var typo = await tess.Writes("tech-0001", "Have you tryed to restart?");
        await tess.Edits(typo, "Have you tried to restart?");
        var slip = await tess.Writes("tech-0001", "Wrong window, sorry.");
        await tess.Deletes(slip);
        await carl.Writes("tech-0001", "That did it, thank you!");

        await tess.ClosesTicket("tech-0001", "Restarted");

        await carl.Sees("This ticket is closed", "tech-0001");
        var mail = await carl.Sees("Here is the transcript");
        var html = Encoding.UTF8.GetString(await carl.Opens(File(mail, ".html")));
        var page = await new HtmlParser().ParseDocumentAsync(html);
        var text = page.Body!.TextContent;
        Assert.Empty(page.QuerySelectorAll("script, link, iframe, object"));
        Assert.Contains("It says <script>alert('boo')</script> & more", text, StringComparison.Ordinal);
        Assert.Contains("log.txt", text, StringComparison.Ordinal);
        Assert.Contains("Have you tried to restart?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong window, sorry.", text, StringComparison.Ordinal);
        Assert.Contains("That did it, thank you!", text, StringComparison.Ordinal);
        Assert.Contains("Restarted", text, StringComparison.Ordinal);
        var plain = Encoding.UTF8.GetString(await carl.Opens(File(mail, ".txt")));
        Assert.Contains("That did it, thank you!", plain, StringComparison.Ordinal);

        var log = await tess.Sees("Ticket 0001 closed", "ticket-log");
        Assert.Contains("Wrong window, sorry.", Encoding.UTF8.GetString(await tess.Opens(File(log, ".html"))), StringComparison.Ordinal);
        Assert.Equal(
            [".html", ".txt", ".json", ".zip"],
            log["attachments"]!.AsArray().Select(a => Path.GetExtension((string)a!["filename"]!))
        );
        await carl.SeesNoChannel("tech-0001");
        await tess.SeesNoChannel("tech-0001");
    }

    [Fact]
    public async Task The_close_command_asks_before_it_closes()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await carl.Runs("/close", "tech-0001");
        Assert.NotNull(carl.Form);
        await carl.Writes("tech-0001", "It is still open.");
        await tess.Sees("It is still open.", "tech-0001");
        await carl.FillsIn(("reason", ""));

        await tess.Sees("This ticket is closed", "tech-0001");
    }

    [Fact]
    public async Task The_close_command_with_a_reason_closes_at_once_and_everybody_reads_the_reason()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await carl.Runs("/close", "tech-0001", ("reason", "It works again."));

        Assert.Null(carl.Form);
        await tess.Sees("This ticket is closed", "tech-0001");
        await tess.Sees("It works again.", "tech-0001");
    }

    [Fact]
    public async Task Closing_twice_sends_one_transcript()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await carl.Clicks("Close ticket", "tech-0001");
        await tess.Clicks("Close ticket", "tech-0001");

        await Task.WhenAll(carl.FillsIn(("reason", "mine")), tess.FillsIn(("reason", "hers")));

        await carl.Sees("Here is the transcript");
        await carl.SeesNoChannel("tech-0001");
        Assert.Single(carl.Messages(), m => Person.TextOf(m).Contains("Here is the transcript", StringComparison.Ordinal));
        Assert.Single(tess.Messages("ticket-log"));
        Assert.Single(
            carl.Messages().Concat(tess.Messages()),
            m => Person.TextOf(m).Contains("This ticket is closed.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Somebody_who_is_invited_cannot_close_the_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());
        await carl.OpensTicket();
        await carl.Runs("/ticket invite", "tech-0001", ("who", cora.Id));
        await cora.SeesChannel("tech-0001");
        await carl.Writes("tech-0001", "Hello Cora");

        await cora.Runs("/close", "tech-0001");
        await cora.Sees("Only the person who opened this ticket and the department’s staff can do this.");
        var welcome = (await carl.Sees("Ticket 0001", "tech-0001"));
        await cora.ClicksRaw(welcome, (string)Person.Buttons(welcome).First()["custom_id"]!);

        Assert.Null(cora.Form);
        await carl.SeesChannel("tech-0001");
    }

    [Fact]
    public async Task A_button_of_one_ticket_does_not_close_another()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());
        await carl.OpensTicket();
        await cora.OpensTicket(problem: "Something else is broken.");
        var hers = await cora.Sees("Ticket 0002", "tech-0002");
        var his = await carl.Sees("Ticket 0001", "tech-0001");

        try
        {
            await carl.ClicksRaw(his, (string)Person.Buttons(hers).First()["custom_id"]!);
        }
        catch (RefusedException)
        {
            // Discord knows which buttons a message has.
        }

        Assert.Null(carl.Form);
        await cora.SeesChannel("tech-0002");
    }

    [Fact]
    public async Task Closed_direct_messages_do_not_stop_the_close_and_the_log_says_so()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        using (var http = new HttpClient { BaseAddress = world.Sandbox })
            (await http.PostAsJsonAsync($"sandbox/people/{carl.Id}", new { dms_closed = true })).EnsureSuccessStatusCode();
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await tess.ClosesTicket("tech-0001");

        await tess.Sees("the member’s DMs are closed for this server", "ticket-log");
        await carl.SeesNoChannel("tech-0001");
    }

    [Fact]
    public async Task A_log_channel_that_is_gone_does_not_stop_the_close()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, adam) = (await guild.Carl(), await guild.Adam());
        await carl.OpensTicket();
        await adam.DeletesChannel("ticket-log");

        await carl.ClosesTicket("tech-0001");

        await carl.Sees("Here is the transcript");
        await carl.SeesNoChannel("tech-0001");
    }

    [Fact]
    public async Task B6_A_channel_deleted_by_hand_closes_the_ticket_and_the_customer_may_open_another()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, adam) = (await guild.Carl(), await guild.Adam());
        await carl.OpensTicket();
        await adam.SeesChannel("tech-0001");
        await carl.Writes("tech-0001", "Before it goes");
        await adam.Sees("Before it goes", "tech-0001");

        await adam.DeletesChannel("tech-0001");

        var mail = await carl.Sees("Here is the transcript");
        Assert.Contains("Before it goes", Encoding.UTF8.GetString(await carl.Opens(File(mail, ".txt"))), StringComparison.Ordinal);
        await carl.Clicks("Tech support", "support");
        await carl.FillsIn(("description", "Where has my ticket gone to?"));
        await carl.SeesChannel("tech-0002");
    }

    [Fact]
    public async Task Nobody_can_write_in_a_closed_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await tess.ClosesTicket("tech-0001");
        await carl.Sees("Here is the transcript");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => carl.Writes("tech-0001", "One more thing"));
        Assert.Contains(refused.Status, new[] { 403, 404 });
    }

    private static JsonObject File(JsonObject message, string extension) =>
        message["attachments"]!
            .AsArray()
            .OfType<JsonObject>()
            .First(a => ((string)a["filename"]!).EndsWith(extension, StringComparison.Ordinal));
}
