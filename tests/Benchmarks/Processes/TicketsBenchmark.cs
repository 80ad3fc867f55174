using System.Diagnostics;
using System.Globalization;
using DCTicket.Benchmarks.Gateway;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Processes;

/// <summary>What a ticket costs the bot: to open, per message, to close, and at a restart while so many are open.</summary>
internal static class TicketsBenchmark
{
    private const int Sample = 20;
    private const int Warm = 40;
    private const int Messages = 1000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    /// <summary>Numbers are how many tickets are open; 100 and 1,000 without one. “calls” prints each request.</summary>
    public static async Task RunAsync(string[] args)
    {
        List<int> sizes =
        [
            .. args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0),
        ];
        foreach (var open in sizes.Count > 0 ? sizes : [100, 1000])
            await MeasureAsync(open, args.Contains("calls"));
    }

    private static async Task MeasureAsync(int open, bool prints)
    {
        using var folder = new Scratch();
        var calls = new RecordedCalls(Path.Combine(folder.Path, "record"), prints);
        await using var sandbox = await SandboxProcess.StartAsync(folder.Path);
        var bot = await Bot.StartWithTicketsAsync(sandbox, new Duty(), folder.Path);
        List<TicketDesk> desks = [];
        try
        {
            // What the bot costs where nothing happens, in a second; known once all is warm.
            var idle = 0.0;
            desks.Add(await TicketDesk.OpenAsync(new Uri(sandbox.Api, "/")));
            await desks[0].PlayAsync(bot.Id, Warm);
            await RestartAsync();
            var empty = await CostAsync(calls, RestartAsync);
            for (var left = open; left > 0; left -= TicketDesk.MaxOpen)
            {
                if (left < open)
                    desks.Add(await TicketDesk.OpenAsync(new Uri(sandbox.Api, "/")));
                await desks[^1].OpenTicketsAsync(Math.Min(left, TicketDesk.MaxOpen));
            }

            var full = await CostAsync(calls, RestartAsync);
            // What a process does for the first time is compiled then.
            desks.Add(await TicketDesk.OpenAsync(new Uri(sandbox.Api, "/")));
            await desks[^1].PlayAsync(bot.Id, Warm);
            idle = await IdleAsync(bot.Id);
            var table = new Table($"{open:N0} tickets are open in {desks.Count - 1} servers", "CPU", "requests");
            Add("a ticket is opened", Sample, await CostAsync(calls, () => desks[^1].OpenTicketsAsync(Sample)));
            Add(
                "a message in a ticket, customer and staff in turn",
                Messages,
                await CostAsync(calls, () => desks[^1].TalkAsync(Messages, inTurn: 1))
            );
            Add(
                "a message in a ticket, ten each in turn",
                Messages,
                await CostAsync(calls, () => desks[^1].TalkAsync(Messages, inTurn: 10))
            );
            Add("a ticket is closed", Sample, await CostAsync(calls, () => desks[^1].CloseTicketsAsync(Sample)));
            table.Add("nothing, in a second", $"{idle * 1000:0.0} ms", "");
            table.Add("a restart without open tickets, 20 s of it", $"{empty.Cpu:0.0} s", $"{empty.Requests}");
            table.Add("a restart, 20 s of it", $"{full.Cpu:0.0} s", $"{full.Requests}");
            table.Print();

            async Task RestartAsync()
            {
                await bot.DisposeAsync();
                bot = await Bot.StartWithTicketsAsync(sandbox, new Duty(), folder.Path);
                await Task.Delay(Settling, TimeProvider.System);
            }

            async Task<(double Cpu, int Requests)> CostAsync(RecordedCalls record, Func<Task> act)
            {
                var (process, cpu, clock) = (bot.Id, Usage.ReadCpu(bot.Id), Stopwatch.StartNew());
                record.Begin();
                await act();
                return (
                    bot.Id == process ? Usage.ReadCpu(bot.Id) - cpu - (idle * clock.Elapsed.TotalSeconds) : Usage.ReadCpu(bot.Id),
                    record.End()
                );
            }

            static async Task<double> IdleAsync(int process)
            {
                await Task.Delay(Settling, TimeProvider.System);
                var (cpu, clock) = (Usage.ReadCpu(process), Stopwatch.StartNew());
                await Task.Delay(Settling, TimeProvider.System);
                return (Usage.ReadCpu(process) - cpu) / clock.Elapsed.TotalSeconds;
            }

            void Add(string what, int count, (double Cpu, int Requests) cost) =>
                table.Add(what, $"{cost.Cpu / count * 1000:0.00} ms", $"{(double)cost.Requests / count:0.0}");
        }
        finally
        {
            await bot.DisposeAsync();
            foreach (var desk in desks)
                await desk.DisposeAsync();
        }
    }
}
