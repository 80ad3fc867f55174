using System.IO.Compression;
using System.Text;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Reports;

namespace DCTicket.Tickets.Tests.Statistics;

public sealed class CsvTests
{
    [Fact]
    public async Task Files_have_a_mark_whole_lines_and_no_formulas()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", d => d.Names["en"] = "-2+3,\"cmd\"");
        await world.AddAsync(1, 2, name: "=HYPERLINK(\"https://evil.example\")", stars: 5);
        await world.AddAsync(2, 3, staff: 3002, name: "陳小明", closed: false);

        var reply = (await world.AsksAsync<ExportStats>(StatsWorld.Admin, csv => csv.RunAsync, null, null, null, null, null, null)).Message;

        Assert.Equal(["tickets_2026-10-04_2026-11-02.csv", "responses_2026-10-04_2026-11-02.csv"], reply.Files.Select(f => f.Name));
        Assert.All(reply.Files, file => Assert.Equal([0xEF, 0xBB, 0xBF], file.Content.Span[..3].ToArray()));
        var tickets = Lines(reply.Files[0].Content.Span);
        Assert.Equal(3, tickets.Count);
        Assert.StartsWith("ticket,department,department_name,priority,state,opened_at,", tickets[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "2,tech,\"'-2+3,\"\"cmd\"\"\",Normal,WaitingForStaff,2026-10-30T09:00:00Z,2026-10-30T09:10:00Z,600,3002,陳小明,",
            tickets[1],
            StringComparison.Ordinal
        );
        var responses = Lines(reply.Files[1].Content.Span);
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"", responses[2], StringComparison.Ordinal);
        Assert.EndsWith(",600,1", responses[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_after_the_rating_are_in_their_own_columns_and_no_formulas()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.CountAsync();
        await world.SetAsync(ticket => ticket.Answer([new SurveyAnswer("Fast?", "=Yes"), new SurveyAnswer("Friendly?", "Very")]));

        var reply = (await world.AsksAsync<ExportStats>(StatsWorld.Admin, csv => csv.RunAsync, null, null, null, null, null, null)).Message;

        var tickets = Lines(reply.Files[0].Content.Span);
        Assert.EndsWith(",survey_question_4,survey_answer_4", tickets[0], StringComparison.Ordinal);
        Assert.EndsWith(",Fast?,\"'=Yes\",Friendly?,Very,,,,", tickets[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_is_packed_and_what_is_too_large_then_is_refused()
    {
        var file = new byte[100_000];
        Assert.Equal("a.csv", Assert.Single(StatsCsvWriter.Fit([("a.csv", file)], "all.zip", 100_000)!).Name);
        var zip = Assert.Single(StatsCsvWriter.Fit([("a.csv", file), ("b.csv", file)], "all.zip", 100_000)!);
        using var archive = new ZipArchive(new MemoryStream(zip.Content.ToArray()));
        Assert.Equal(["a.csv", "b.csv"], archive.Entries.Select(e => e.Name));
        Assert.Null(StatsCsvWriter.Fit([("a.csv", file)], "all.zip", 50));
    }

    private static List<string> Lines(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content[3..]);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        return [.. text.Split("\r\n")[..^1]];
    }
}
