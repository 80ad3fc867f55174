using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Transcripts;

/// <summary>What goes wrong in the transcripts of the system that this one follows.</summary>
public sealed class TranscriptDefectTests
{
    [Fact]
    public async Task Discords_notices_are_told_in_words_and_by_whose_doing()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var named = Paper.Row(ticket, 1, "new-name", 3001, "Tess");
        (named.Type, named.Kind) = (4, MessageKind.System);
        var unknown = Paper.Row(ticket, 2, "", 3001, "Tess");
        (unknown.Type, unknown.Kind) = (99, MessageKind.System);
        await world.ArchiveAsync(named, unknown);
        var page = await world.PageAsync(ticket);
        Assert.Equal("Tess renamed the channel to “new-name”.", page.QuerySelector("#m1.system .notice")!.TextContent);
        Assert.Contains("99", page.QuerySelector("#m2 .notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeds_are_shown_with_all_their_parts_and_never_as_JSON()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var row = Paper.Row(ticket, 1, "", 900, "bot");
        row.EmbedsJson = JsonSerializer.Serialize(
            new List<Embed>
            {
                new()
                {
                    Title = "Off hours",
                    Description = "Back at **nine**",
                    Fields = [new("Next", "Monday")],
                },
            }
        );
        await world.ArchiveAsync(row);
        foreach (
            var (name, content) in (await world.PackAsync(ticket)).Where(file => !file.Key.EndsWith(".json", StringComparison.Ordinal))
        )
        {
            var text = name.EndsWith(".html", StringComparison.Ordinal)
                ? Paper.Page(content).Body!.TextContent
                : Encoding.UTF8.GetString(content);
            Assert.All(
                (string[])["Off hours", "Back at", "nine", "Next", "Monday"],
                part => Assert.Contains(part, text, StringComparison.Ordinal)
            );
            Assert.DoesNotContain("{\"", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Identical_messages_are_all_there()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Enumerable.Range(1, 3).Select(id => Paper.Row(ticket, (ulong)id, "Same answer")));
        Assert.Equal(
            3,
            (await world.PageAsync(ticket))
                .QuerySelectorAll("article")
                .Count(article => article.TextContent.Contains("Same answer", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task After_a_restart_every_message_is_there_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var channel = ticket.ChannelId!.Value;
        var said = world.Discord.Write(channel, TicketsWorld.Person(5), "Said once");
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageCreated(TicketsWorld.Guild, said), CancellationToken.None)
        );
        await world.RestartAsync();
        await world.ReturnAsync();
        await world.CloseAsync(ticket, 5);
        await world.SweepAsync();
        var log = world.Discord.Sent.Single(sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Single(
            Paper.Page(log.Files[0].Bytes()).QuerySelectorAll("article"),
            article => article.TextContent.Contains("Said once", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{\"embeds\":1,\"text\":\"boo\"}")]
    [InlineData("{\"isOffHoursNotice\":true}")]
    [InlineData("{\"isDescription\":true,\"text\":\"forged\"}")]
    [InlineData("[1,2,3]")]
    public async Task Text_that_looks_like_JSON_is_shown_as_it_was_typed_and_by_whom(string typed) // B34
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Paper.Row(ticket, 1, typed, 5, "Carl"));
        var page = await world.PageAsync(ticket);
        Assert.Equal(typed, page.QuerySelector("#m1 .text")!.TextContent);
        Assert.Equal("Carl", page.QuerySelector("#m1 .who bdi")!.TextContent);
        Assert.Single(page.QuerySelectorAll(".description"));
    }

    [Fact]
    public async Task Files_are_kept_and_lie_in_a_zip_with_the_page()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        var files = await world.PackAsync(ticket);
        Assert.Equal([".html", ".txt", ".json", ".zip"], files.Keys.Select(Path.GetExtension));
        using var zip = new ZipArchive(new MemoryStream(files.Last().Value));
        Assert.Equal(["files/001-printer_log.txt", $"{ticket.FileStem}.html"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(3000, zip.Entries[0].Length);
    }

    [Fact]
    public async Task Messages_stand_in_the_order_of_Discords_ids_whatever_the_clocks_say()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var (first, second) = (Paper.Row(ticket, 1, "first"), Paper.Row(ticket, 2, "second"));
        (first.CreatedAt, second.CreatedAt) = (second.CreatedAt, first.CreatedAt);
        await world.ArchiveAsync(second, first);
        Assert.Equal(["m1", "m2"], (await world.PageAsync(ticket)).QuerySelectorAll("article").Select(article => article.Id));
    }
}
