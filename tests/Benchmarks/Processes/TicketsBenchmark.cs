using System.Globalization;
using DCTicket.Benchmarks.Gateway;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Processes;

/// <summary>What a ticket costs the bot: to open, per message, to close, and at a restart while so many are open.</summary>
internal static class TicketsBenchmark
{
    private const int Sample = 20;
    private const int Messages = 200;
    private const int PerServer = 25;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    /// <summary>Numbers are how many tickets are open; 100 and 1,000 without one.</summary>
    public static async Task RunAsync(string[] args)
    {
        List<int> sizes = [.. args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0)];
        foreach (var open in sizes.Count > 0 ? sizes : [100, 1000])
            await MeasureAsync(open);
    }

    private static async Task MeasureAsync(int open)
    {
        using var folder = new Scratch();
        var record = Directory.CreateDirectory(Path.Combine(folder.Path, "record")).FullName;
        Environment.SetEnvironmentVariable("SANDBOX_RECORD", record);
        await using var sandbox = await SandboxProcess.StartAsync(folder.Path);
        var bot = await Bot.StartWithTicketsAsync(sandbox, new Duty(), folder.Path);
        List<TicketDesk> desks = [];
        try
        {
            for (var left = open; left > 0; left -= PerServer)
            {
                desks.Add(await TicketDesk.OpenAsync(new Uri(sandbox.Api, "/")));
                await desks[^1].OpenTicketsAsync(Math.Min(left, PerServer));
            }

            desks.Add(await TicketDesk.OpenAsync(new Uri(sandbox.Api, "/")));
            var table = new Table($"{open:N0} tickets are open in {desks.Count} servers", "CPU", "calls");
            Add("a ticket is opened", Sample, await CostAsync(() => desks[^1].OpenTicketsAsync(Sample)));
            Add("a message in a ticket", Messages, await CostAsync(() => desks[^1].TalkAsync(Messages)));
            Add("a ticket is closed", Sample, await CostAsync(() => desks[^1].CloseTicketsAsync(Sample)));
            await bot.DisposeAsync();
            var before = Calls(record);
            bot = await Bot.StartWithTicketsAsync(sandbox, new Duty(), folder.Path);
            await Task.Delay(Settling, TimeProvider.System);
            table.Add("a restart, 20 s of it", $"{Usage.ReadCpu(bot.Id):0.0} s", $"{Calls(record) - before}");
            table.Print();

            async Task<double> CostAsync(Func<Task> act)
            {
                var cpu = Usage.ReadCpu(bot.Id);
                await act();
                return Usage.ReadCpu(bot.Id) - cpu;
            }

            void Add(string what, int count, double seconds) => table.Add(what, $"{seconds / count * 1000:0.00} ms", "–");
        }
        finally
        {
            await bot.DisposeAsync();
            foreach (var desk in desks)
                await desk.DisposeAsync();
        }
    }

    /// <summary>How many requests the Sandbox has recorded; people ask nothing while this is read.</summary>
    private static int Calls(string folder) => Directory.EnumerateFiles(folder).Sum(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var count = 0;
        while (reader.ReadLine() is { } line)
            count += line.Contains("\"kind\":\"rest\"", StringComparison.Ordinal) ? 1 : 0;
        return count;
    });
}
