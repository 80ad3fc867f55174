using System.Globalization;
using DCTicket.Benchmarks.Running;
using DCTicket.Tickets;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Benchmarks.Archive;

/// <summary>The records of the Tickets plugin over years of a large server: what is written, found, opened, counted and printed.</summary>
internal static class ArchiveBenchmark
{
    private const int Seed = 20261102;
    private const int Tickets = 100_000;

    /// <summary>
    /// A number is how many tickets there are, with ten messages each. A folder keeps the database, and has it for the next time.
    /// </summary>
    public static async Task RunAsync(string[] args)
    {
        var tickets = args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max()
            is > 0
                and var asked
            ? asked
            : Tickets;
        using var scratch = new Scratch();
        var folder = args.FirstOrDefault(Path.IsPathRooted) ?? scratch.Path;
        Directory.CreateDirectory(folder);
        await using var server = await Server.StartAsync(folder);
        var random = new Random(Seed);
        var corpus = new Corpus(random);
        var table = new Table($"{tickets:N0} tickets, {tickets * Lives.MessagesPerTicket:N0} messages", "");
        if (await server.InAsync<TicketsDbContext, bool>(db => db.Tickets.AnyAsync()))
            await Console.Error.WriteLineAsync("The database of before is used.");
        else
            await FillAsync(server, corpus, random, tickets, table);
        var (middle, edge, cpu) = await MeasureOpening.RunAsync(server, corpus);
        table.Add("opening a ticket: p50, p95, and processor time p50", $"{Ms(middle)}, {Ms(edge)}, {Ms(cpu)}");
        table.Print();
        await MeasureSearch.RunAsync(server, corpus, random);
        await MeasureStats.RunAsync(server);
        await MeasureTranscript.RunAsync(server, corpus, random);
    }

    private static async Task FillAsync(Server server, Corpus corpus, Random random, int tickets, Table table)
    {
        var departments = await server.InAsync<TicketsDbContext, List<Department>>(db =>
            db.Departments.AsNoTracking().OrderBy(d => d.Position).ToListAsync()
        );
        var filled = await FillDatabase.RunAsync(server, new Lives(tickets, corpus, random, departments), tickets);
        table.Add("messages written in a second, and in one of the processor: second tenth", filled.Of(2));
        table.Add("messages written in a second, and in one of the processor: last tenth", filled.Of(10));
        table.Add("a message that comes alone, until it is written", Ms(filled.OneByOne));
        var (counted, cpu) = await MeasureStats.CountAsync(server);
        table.Add(
            "tickets counted in a second, and in one of the processor",
            string.Create(CultureInfo.InvariantCulture, $"{counted:N0}, {cpu:N0}")
        );
        table.Add("the database", $"{await server.SizeAsync() / 1e6:N0} MB");
    }

    private static string Ms(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}
