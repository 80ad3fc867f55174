using System.IO.Compression;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Exports;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Transcripts.ExportRequests;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class ExportTests
{
    [Fact]
    public async Task Staff_gets_the_tickets_of_its_department_as_a_zip_by_direct_message()
    {
        await using var world = await StartAsync();
        await RichTicket.MakeAsync(world);
        await world.TicketOfAsync(6, "billing", "My invoice is wrong");
        await world.TicketOfAsync(7);

        var reply = await ExportAsync(world, Tess);
        Assert.Contains("Waiting; 2 tickets", reply.Message.Text(), StringComparison.Ordinal);
        await RunAsync(world);

        var mail = world.Discord.Sent.Last(sent => sent.Channel == Direct && sent.Message.Files.Count > 0).Message;
        using var zip = Open(mail.Files.Single());
        var first = (await world.TicketAsync(1)).FileStem;
        Assert.Contains("index.html", zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(
            [".html", ".json", ".txt", "files/001-printer_log.txt"],
            zip.Entries.Where(entry => entry.FullName.StartsWith(first, StringComparison.Ordinal))
                .Select(entry => entry.FullName[(first.Length + 1)..].Replace(first, "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            2,
            zip.Entries.Count(entry =>
                entry.FullName.EndsWith(".txt", StringComparison.Ordinal) && !entry.FullName.Contains("files/", StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain("invoice", Read(zip, "index.csv"), StringComparison.Ordinal);
        Assert.Equal(3, Read(zip, "index.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotNull(
            zip.GetEntry(
                Paper.Page(System.Text.Encoding.UTF8.GetBytes(Read(zip, "index.html"))).QuerySelector("tbody a")!.GetAttribute("href")!
            )
        );
        var export = await ExportAsync(world);
        Assert.Equal((ExportState.Done, 2, 1), (export.State, export.Done, export.Parts.Count));
        Assert.Contains("Done: 2 tickets in 1 file", world.Discord.Edited.Last().Content.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_staff_and_administrators_may_and_staff_only_what_is_its_own()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync(6, "billing");
        Assert.NotNull(await RefusalAsync(world, TicketsWorld.Member(5)));
        Assert.NotNull(await RefusalAsync(world, TicketsWorld.Member(5, Permissions.ManageGuild)));
        Assert.Null(await RefusalAsync(world, Tess));
        Assert.Null(await RefusalAsync(world, Adam));
        Assert.Contains("No tickets match", (await ExportAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        Assert.Contains(
            "are not on the staff of",
            (await ExportAsync(world, Tess, department: "billing")).Message.Content,
            StringComparison.Ordinal
        );
        Assert.Contains("Only administrators", (await ExportAsync(world, Tess, about: 6)).Message.Content, StringComparison.Ordinal);
        Assert.False((await ExportAsync(world, Adam, about: 6)).Refused);
    }

    [Theory]
    [InlineData("yesterday", null, "is not a valid date")]
    [InlineData("2026-11-02", "31.12.2026", "is not a valid date")]
    [InlineData("2026-11-03", "2026-11-02", "is after the last one")]
    [InlineData("2026-11-03", null, "No tickets match")]
    [InlineData(null, "2026-11-01", "No tickets match")]
    public async Task What_cannot_be_found_is_told(string? from, string? to, string told)
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        var reply = await ExportAsync(world, Tess, from: from, to: to);
        Assert.True(reply.Refused);
        Assert.Contains(told, reply.Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_are_meant_with_both_ends()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        Assert.False((await ExportAsync(world, Tess, from: "2026-11-02", to: "2026-11-02")).Refused);
    }

    [Fact]
    public async Task One_at_a_time_and_ten_a_day()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        await ExportAsync(world, Tess);
        Assert.Contains("in progress", (await ExportAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Exports.CountAsync()));
        await RunAsync(world);
        for (var i = 0; i < 9; i++)
        {
            Assert.False((await ExportAsync(world, Tess)).Refused);
            await RunAsync(world);
        }

        Assert.Contains("10 exports", (await ExportAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_for_one_message_comes_in_parts()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 4, 4_000_000);
        await ExportAsync(world, Tess, format: ExportFormat.Text);
        await RunAsync(world);
        var parts = world
            .Discord.Sent.Where(sent => sent.Channel == Direct && sent.Message.Files.Count > 0)
            .Select(sent => sent.Message.Files.Single())
            .ToList();
        Assert.Equal(2, parts.Count);
        Assert.EndsWith("-1-of-2.zip", parts[0].Name, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.InRange(part.Bytes().Length, 1, TranscriptStore.SmallestLimit));
        Assert.Equal(4, parts.Sum(part => Open(part).Entries.Count(entry => entry.Name.EndsWith(".bin", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_cell_that_would_be_a_formula_is_none()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketOfAsync();
        ticket.With(t => t.CloseReason, "=HYPERLINK(\"https://evil.example\")");
        var csv = Encoding.UTF8.GetString(ExportIndexWriter.Csv(new Export { Culture = "en" }, [ticket]));
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"", csv, StringComparison.Ordinal);
    }

    private static Task<string?> RefusalAsync(TicketsWorld world, Member member) =>
        world.InAsync<IServiceProvider, string?>(async services =>
            await new RequireExportAttribute().RefuseAsync(CommandOf(world, member), services, CancellationToken.None)
        );

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
