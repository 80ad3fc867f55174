using System.IO.Compression;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Transcripts;

/// <summary>What others deleted or corrected is for staff alone.</summary>
public sealed class WithheldTests
{
    private static readonly string[] Secrets = ["other-customer", "wrong-price", "invoice", "draft.pdf", "SECRET-BYTES"];

    [Fact]
    public async Task The_customer_never_gets_what_others_deleted_or_wrote_before_an_edit_nor_the_files_of_both()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await MakeAsync(world);

        var files = await world.PackAsync(ticket, TranscriptAudience.Customer);

        foreach (var text in files.SelectMany(Texts))
            Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        var page = Paper.Page(files.Single(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Value);
        Assert.Equal("A message was deleted.", page.QuerySelector("#m1 .notice")!.TextContent);
        Assert.Contains("not in this transcript", page.QuerySelector("#m2 .reply")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The price is 10", page.QuerySelector("#m3 .text")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#m3 details"));
        Assert.Contains("my own words", page.QuerySelector("#m4.deleted .text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "A message was deleted.",
            files.Where(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).SelectMany(Texts).Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Staff_gets_all_of_it_and_it_is_marked()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await MakeAsync(world);

        var files = await world.PackAsync(ticket);

        var all = string.Join('\n', files.SelectMany(Texts));
        Assert.All(Secrets, secret => Assert.Contains(secret, all, StringComparison.OrdinalIgnoreCase));
        var page = Paper.Page(files.Single(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Value);
        Assert.Contains("other-customer", page.QuerySelector("#m1.deleted .text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wrong-price", page.QuerySelector("#m3 details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("deleted on", page.QuerySelectorAll("#m3 .file").Single().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_and_the_button_hand_out_the_same_version()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await MakeAsync(world);
        await world.CloseAsync(ticket, 3001);
        var mail = world.Discord.Sent.First(sent => sent.Channel == new Snowflake(1_000_005) && sent.Message.Files.Count > 0).Message;
        Assert.All(mail.Files.Take(2), file => Assert.DoesNotContain("other-customer", file.Read(), StringComparison.Ordinal));
        var log = world.Discord.Sent.First(sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Contains("other-customer", log.Files[0].Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_an_edit_takes_off_a_message_is_noted()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var file = new Attachment
        {
            Id = new(91),
            Filename = "invoice.pdf",
            Size = 4,
            Url = new("https://cdn.example/invoice.pdf"),
        };
        var said = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(3001), "Here", file);
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageCreated(TicketsWorld.Guild, said), CancellationToken.None)
        );
        var edited = said with { Attachments = [], EditedTimestamp = said.Timestamp.AddMinutes(1) };
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageUpdated(TicketsWorld.Guild, edited), CancellationToken.None)
        );
        Assert.Equal(
            edited.EditedTimestamp,
            (await world.ReadAsync(db => db.Attachments.AsNoTracking().SingleAsync(a => a.Id == file.Id))).RemovedAt
        );
    }

    private static async Task<Ticket> MakeAsync(TicketsWorld world)
    {
        var ticket = await world.TicketOfAsync();
        var wrong = Paper.Row(ticket, 1, "Invoice of other-customer", 3001, "Tess");
        wrong.DeletedAt = wrong.CreatedAt.AddMinutes(1);
        var answer = Paper.Row(ticket, 2, "What was that?");
        answer.ReplyToId = new(1);
        var edited = Paper.Row(ticket, 3, "The price is 10", 3001, "Tess");
        edited.EditedAt = edited.CreatedAt.AddMinutes(1);
        var own = Paper.Row(ticket, 4, "my own words");
        own.DeletedAt = own.CreatedAt.AddMinutes(1);
        await world.ArchiveAsync(wrong, answer, edited, own);
        var removed = await world.KeepAsync(ticket, 3, 32, "draft.pdf", Encoding.UTF8.GetBytes("SECRET-BYTES 2"), "application/pdf");
        removed.RemovedAt = edited.EditedAt;
        await world.ArchiveAsync(
            new MessageEdit
            {
                MessageId = new(3),
                Content = "wrong-price 1",
                ReplacedAt = edited.EditedAt.Value,
            },
            await world.KeepAsync(ticket, 1, 31, "invoice.pdf", Encoding.UTF8.GetBytes("SECRET-BYTES 1"), "application/pdf"),
            removed
        );
        return await world.TicketAsync(ticket.Number);
    }

    private static IEnumerable<string> Texts(KeyValuePair<string, byte[]> file)
    {
        if (!file.Key.EndsWith(".zip", StringComparison.Ordinal))
        {
            yield return Encoding.UTF8.GetString(file.Value);
            yield break;
        }

        using var zip = new ZipArchive(new MemoryStream(file.Value));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return entry.FullName + "\n" + reader.ReadToEnd();
        }
    }
}
