using System.Diagnostics;
using System.Globalization;
using DCTicket.Benchmarks.Running;
using DCTicket.Contracts;
using DCTicket.Tickets.Statistics.Metrics;
using DCTicket.Tickets.Statistics.Reports;

namespace DCTicket.Benchmarks.Archive;

/// <summary>How fast numbers are counted, and how long /staff stats overview takes: reading them, computing, drawing.</summary>
internal static class MeasureStats
{
    private const int BatchSize = 2_000;
    private const int Times = 10;

    /// <summary>Counts what is left to count; tickets a second, by the clock and of processor time.</summary>
    public static async Task<(double Second, double CpuSecond)> CountAsync(Server server)
    {
        var (counted, watch, cpu) = (0, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        while (true)
        {
            var done = await server.InAsync<DirtyMetricsProcessor, int>(count => count.ProcessAsync(BatchSize, CancellationToken.None));
            counted += done;
            if (done < BatchSize)
                return (counted / watch.Elapsed.TotalSeconds, counted / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            if (counted % 20_000 == 0)
                await Console.Error.WriteLineAsync($"{counted:N0} tickets counted: {counted / watch.Elapsed.TotalSeconds:N0} a second");
        }
    }

    public static async Task RunAsync(Server server)
    {
        var table = new Table(
            "`/staff stats overview`, median",
            "tickets",
            "responses",
            "reading",
            "computing",
            "drawing and writing",
            "the whole command",
            "processor time of it"
        );
        foreach (var (what, period) in new[] { ("30 days", StatsPeriod.Month), ("all 900 days", StatsPeriod.All) })
        {
            var parts = new List<Parts>();
            for (var i = -1; i < Times; i++)
            {
                var part = await MeasureAsync(server, period);
                if (i >= 0)
                    parts.Add(part);
            }

            table.Add(
                what,
                Number(parts[0].Tickets),
                Number(parts[0].Responses),
                Ms(parts, part => part.Reading),
                Ms(parts, part => part.Computing),
                Ms(parts, part => part.Drawing),
                Ms(parts, part => part.Whole),
                Ms(parts, part => part.Cpu)
            );
        }

        table.Print();
    }

    private static async Task<Parts> MeasureAsync(Server server, StatsPeriod period)
    {
        var command = server.Command(Server.Admin);
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var reply = await server.InAsync<ShowStats, Reply>(show =>
            show.OverviewAsync(command, null, period, null, null, null, null, CancellationToken.None)
        );
        var whole = watch.Elapsed;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        if (reply.Refused || reply.Message.Files.Count < 4)
            throw new InvalidOperationException($"The numbers have {reply.Message.Files.Count} pictures. {reply.Message.Content}");
        var (question, _) = await server.InAsync<StatsQueryBuilder, (StatsQuestion?, Refusal?)>(ask =>
            ask.RunAsync(command, new StatsChoice(null, period, null, null, null), CancellationToken.None)
        );
        watch.Restart();
        var data = await server.InAsync<StatsReader, StatsData>(read => read.ReadAsync(question!.Filter, CancellationToken.None));
        var reading = watch.Elapsed;
        watch.Restart();
        var summary = StatsCalculator.Calculate(data, question!.Filter.Range);
        var computing = watch.Elapsed;
        watch.Restart();
        new StatsRenderer(question, summary, Server.English).Render(behind: false);
        return new Parts(data.Opened.Count, data.Responses.Count, reading, computing, watch.Elapsed, whole, cpu);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ms(List<Parts> parts, Func<Parts, TimeSpan> of) =>
        parts.Select(part => of(part).TotalMilliseconds).Median().ToString("N0", CultureInfo.InvariantCulture) + " ms";

    private sealed record Parts(
        int Tickets,
        int Responses,
        TimeSpan Reading,
        TimeSpan Computing,
        TimeSpan Drawing,
        TimeSpan Whole,
        TimeSpan Cpu
    );
}
