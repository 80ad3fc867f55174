using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Archiving;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Exports;

namespace DCTicket.Tickets.Tests.Transcripts;

/// <summary>Names from right to left, marks of direction, halves of signs, and files that run something.</summary>
public sealed class OddTextTests
{
    private const string Marks = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    [Fact] // R04
    public async Task A_name_from_right_to_left_moves_neither_the_date_nor_the_id()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.SetAsync(t => t.With(row => row.OwnerName, "علي 12"));
        var row = Paper.Row(ticket, 1, "שלום, הזמנה 12/05 (A-7)", 5, "علي 12");
        var hostile = Paper.Row(ticket, 2, $"turned{Marks} text", 6, "Anna\u202Egpj.exe");
        await world.ArchiveAsync(row, hostile);
        await world.ArchiveAsync(await world.KeepAsync(ticket, 2, 21, "bill\u202Efdp.exe.txt", Encoding.UTF8.GetBytes("x"), "text/plain"));
        ticket = await world.TicketAsync(ticket.Number);

        var files = await world.PackAsync(ticket);

        var text = Encoding.UTF8.GetString(files.Single(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Value);
        Assert.Contains("Opened by: \u2068علي 12\u2069 (5)", text, StringComparison.Ordinal);
        Assert.Contains("] \u2068علي 12\u2069 (5)", text, StringComparison.Ordinal);
        Assert.Contains("Annagpj.exe (6)", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), Balanced);
        var page = Paper.Page(files.Single(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Value);
        var owner = page.QuerySelectorAll("dd").Single(dd => dd.TextContent.Contains("علي", StringComparison.Ordinal));
        Assert.Equal(("علي 12", "علي 12 (5)"), (owner.QuerySelector("bdi")!.TextContent, owner.TextContent));
        Assert.Equal("Annagpj.exe", page.QuerySelector("#m2 .who bdi")!.TextContent);
        Assert.Equal("billfdp.exe.txt", page.QuerySelector("#m2 .file bdi")!.TextContent);
        Assert.All(page.QuerySelectorAll(".staff li"), li => Assert.Equal(2, li.QuerySelectorAll("bdi").Length));
        Assert.Equal("files/001-billfdp.exe.txt", page.QuerySelector("#m2 .file a")!.GetAttribute("href"));
    }

    [Fact] // R04
    public async Task The_name_in_the_server_is_archived_and_marks_of_direction_do_not_come_in()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var author = TicketsWorld.Person(5) with { GlobalName = "Carl" };
        var said = world.Discord.Write(ticket.ChannelId!.Value, author, "hello");
        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(
                new MessageCreated(TicketsWorld.Guild, said) { AuthorRoles = [], AuthorNick = "\u202Eعلي 12" },
                CancellationToken.None
            )
        );
        Assert.Equal("علي 12", (await world.RowAsync(said)).AuthorName);
    }

    [Theory] // R04
    [InlineData("\u202Eevil", "evil")]
    [InlineData("\u2067\u200F", "user")]
    [InlineData("علي", "علي")]
    public void A_name_has_no_marks_of_direction(string name, string shown)
    {
        var user = new User
        {
            Id = new(1),
            Username = "user",
            GlobalName = name,
        };
        Assert.Equal(shown, user.DisplayName);
        Assert.Equal(
            shown,
            new Member
            {
                User = new User { Id = new(1), Username = "user" },
                Nick = name,
            }.DisplayName
        );
    }

    [Fact] // R04
    public async Task A_ticket_is_found_by_the_name_of_its_customer()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.TicketOfAsync(owner: 77);
        Assert.Equal(1, await world.FoundAsync("person77"));
    }

    [Fact] // item 9
    public async Task Whatever_signs_people_send_every_file_can_be_read()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 5; round++)
        {
            await using var world = await TicketsWorld.StartAsync();
            var ticket = await RichTicket.MakeAsync(world, text => text + Odd(random));
            var files = await world.PackAsync(ticket);
            foreach (var (name, content) in files.Where(file => !file.Key.EndsWith(".zip", StringComparison.Ordinal)))
            {
                var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
                if (name.EndsWith(".json", StringComparison.Ordinal))
                    Assert.Equal(8, JsonDocument.Parse(text).RootElement.GetProperty("messages").GetArrayLength());
                else if (name.EndsWith(".html", StringComparison.Ordinal))
                    Assert.Equal(8, Paper.Page(content).QuerySelectorAll("article").Length);
                else
                    Assert.All(
                        text.Split('\n'),
                        line =>
                        {
                            Balanced(line);
                            Assert.DoesNotContain(line, c => c is '\0' or '\u2028' or '\r');
                        }
                    );
            }

            var export = new Export
            {
                RequesterId = new(1),
                Culture = "en",
                Filter = new ExportFilter(),
            };
            var csv = Encoding.UTF8.GetString(ExportIndexWriter.Csv(export, [ticket]));
            Assert.DoesNotContain('\0', csv);
            Assert.All(csv.Split("\r\n"), Balanced);
        }
    }

    [Theory] // L10
    [InlineData("page.html", "text/html", "page.html.txt")]
    [InlineData("page.HTM", null, "page.HTM.txt")]
    [InlineData("a.svg", "image/svg+xml", "a.svg.txt")]
    [InlineData("a.svgz", null, "a.svgz.txt")]
    [InlineData("a.xhtml", null, "a.xhtml.txt")]
    [InlineData("a.xml", "application/xml", "a.xml.txt")]
    [InlineData("a.mht", null, "a.mht.txt")]
    [InlineData("a.shtml", null, "a.shtml.txt")]
    [InlineData("a.js", null, "a.js.txt")]
    [InlineData("noending", null, "noending.txt")]
    [InlineData("odd.odd", "text/html", "odd.odd.txt")]
    [InlineData("a.html.", null, "a.html.txt")]
    [InlineData("bill.pdf", "application/pdf", "bill.pdf")]
    [InlineData("a.png", "image/png", "a.png")]
    [InlineData("con.txt", null, "_con.txt")]
    [InlineData("LPT1", null, "_LPT1.txt")]
    [InlineData("..", null, "file.txt")]
    [InlineData("bill\u202Efdp.exe", null, "billfdp.exe")]
    public void A_file_opens_nothing_that_runs_and_fits_every_disk(string name, string? type, string safe) =>
        Assert.Equal(safe, SafeFileName.Of(name, type));

    [Fact] // L10
    public async Task A_page_that_a_customer_sent_is_a_text_and_a_download_in_the_zip()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Paper.Row(ticket, 1, "look"));
        await world.ArchiveAsync(
            await world.KeepAsync(ticket, 1, 11, "a.html", Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "text/html"),
            await world.KeepAsync(ticket, 1, 12, "b.svg", Encoding.UTF8.GetBytes("<svg onload=alert(1)>"), "image/svg+xml")
        );
        var files = await world.PackAsync(ticket);
        using var zip = new ZipArchive(new MemoryStream(files.Single(file => file.Key.EndsWith(".zip", StringComparison.Ordinal)).Value));
        Assert.Equal(
            ["files/001-a.html.txt", "files/002-b.svg.txt"],
            zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("files/", StringComparison.Ordinal))
        );
        var page = Paper.Page(files.First().Value);
        Assert.Equal(["001-a.html.txt", "002-b.svg.txt"], page.QuerySelectorAll(".file a").Select(link => link.GetAttribute("download")));
    }

    private static void Balanced(string line)
    {
        Assert.DoesNotContain(line, c => Direction.IsMark(c) && c is not (Direction.Begin or Direction.End));
        var open = 0;
        foreach (var c in line)
        {
            open +=
                c == Direction.Begin ? 1
                : c == Direction.End ? -1
                : 0;
            Assert.True(open >= 0, line);
        }

        Assert.Equal(0, open);
    }

    private static string Odd(Random random)
    {
        char[] odd =
        [
            '\0',
            '\uD83D',
            '\uDE00',
            '\u2028',
            '\u2029',
            '\u0085',
            '\u000B',
            '\uFFFF',
            '\uFEFF',
            '"',
            '<',
            '\r',
            '\u001B',
            .. Marks,
        ];
        return string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => odd[random.Next(odd.Length)]));
    }
}
