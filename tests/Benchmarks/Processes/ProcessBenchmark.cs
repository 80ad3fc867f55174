using System.Diagnostics;
using System.Globalization;
using DCTicket.Benchmarks.Gateway;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Processes;

/// <summary>
/// What the bot costs as a process: until it is ready, idle, with its first tickets, and after a flood of messages; discord.js beside it.
/// </summary>
internal static class ProcessBenchmark
{
    private const int Messages = 24_000;
    private const int BatchSize = 8_000;
    private const int MaxSettling = 60;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A number is how often it is repeated; “start” leaves tickets and messages out; a folder is a published program to measure.
    /// What DOTNET_… variables say holds for the bot.
    /// </summary>
    public static async Task RunAsync(string[] args)
    {
        var repeat = args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max()
            is > 0
                and var asked
            ? asked
            : 3;
        var published = args.FirstOrDefault(Directory.Exists) is { } folder ? Path.GetFullPath(folder) : null;
        var ours = new List<Figures>();
        var theirs = new List<Figures>();
        for (var i = 0; i < repeat; i++)
        {
            ours.Add(
                await MeasureAsync(
                    (sandbox, duty, data) => Bot.StartWithTicketsAsync(sandbox, duty, data, published),
                    tickets: true,
                    onlyStart: args.Contains("start")
                )
            );
            if (Directory.Exists(Path.Combine(Build.Root, "tests", "Conformance", "node_modules")))
                theirs.Add(await MeasureAsync(Bot.StartDiscordJsAsync, tickets: false, onlyStart: args.Contains("start")));
            await Console.Error.WriteLineAsync($"round {i + 1} of {repeat}: {ours[^1]}");
        }

        var table = new Table($"{repeat} rounds", "DCTicket with Tickets: least", "median", "discord.js: least", "median");
        Row("CPU until ready, with a new database", "s", "0.00", figures => figures.NewCpu);
        Row("CPU until ready", "s", "0.00", figures => figures.StartCpu);
        Row("by the clock until ready", "s", "0.00", figures => figures.StartWall);
        Row("resident, idle", "MB", "0", figures => figures.Idle.Resident / 1e6);
        Row("of it anonymous", "MB", "0", figures => figures.Idle.Anonymous / 1e6);
        Row("of it compiled code, mapped twice", "MB", "0", figures => figures.Idle.Shared / 1e6);
        Row("of it pages of files", "MB", "0", figures => figures.Idle.Files / 1e6);
        Row("CPU of each of the first 20 tickets", "ms", "0.0", figures => figures.First * 1000);
        Row("of each of the next 80", "ms", "0.0", figures => figures.Next * 1000);
        Row("of each of 100 more", "ms", "0.0", figures => figures.Warm * 1000);
        Row($"CPU of each of {Messages:N0} messages", "µs", "0.0", figures => figures.Message * 1e6);
        Row("resident after them", "MB", "0", figures => figures.After / 1e6);
        table.Print();

        void Row(string what, string unit, string format, Func<Figures, double> of) =>
            table.Add(
                what,
                Of(ours, unit, format, of, Enumerable.Min),
                Of(ours, unit, format, of, Statistics.Median),
                Of(theirs, unit, format, of, Enumerable.Min),
                Of(theirs, unit, format, of, Statistics.Median)
            );
    }

    private static string Of(
        List<Figures> rounds,
        string unit,
        string format,
        Func<Figures, double> of,
        Func<IEnumerable<double>, double> choose
    ) =>
        choose(rounds.Select(of).Where(figure => figure > 0).DefaultIfEmpty(0)) is > 0 and var figure
            ? $"{figure.ToString(format, CultureInfo.InvariantCulture)} {unit}"
            : "–";

    private static async Task<Figures> MeasureAsync(StartBot start, bool tickets, bool onlyStart)
    {
        using var folder = new Scratch();
        await using var sandbox = await SandboxProcess.StartAsync(folder.Path);
        var figures = new Figures();
        if (tickets)
        {
            // A bot is started far more often with the database that it has; the first start makes it.
            await using var first = await start(sandbox, new Duty(), folder.Path);
            figures = figures with { NewCpu = Usage.ReadCpu(first.Id) };
        }

        var clock = Stopwatch.StartNew();
        await using var bot = await start(sandbox, new Duty(), folder.Path);
        figures = figures with { StartWall = clock.Elapsed.TotalSeconds, StartCpu = Usage.ReadCpu(bot.Id) };
        await Task.Delay(Idle, TimeProvider.System);
        figures = figures with { Idle = Usage.Read(bot.Id) };
        if (onlyStart)
            return figures;
        if (tickets)
        {
            await using var desk = await TicketDesk.OpenAsync(new Uri(sandbox.Api, "/"));
            figures = figures with
            {
                First = await desk.PlayAsync(bot.Id, 20),
                Next = await desk.PlayAsync(bot.Id, 80),
                Warm = await desk.PlayAsync(bot.Id, 100),
            };
        }

        var before = Usage.ReadCpu(bot.Id);
        for (var sent = 0; sent < Messages; sent += BatchSize)
            await sandbox.SendAsync("messages", BatchSize);
        await SettleAsync(bot.Id);
        return figures with { Message = (Usage.ReadCpu(bot.Id) - before) / Messages, After = Usage.Read(bot.Id).Resident };
    }

    /// <summary>Until it has had nothing to do for a while.</summary>
    private static async Task SettleAsync(int process)
    {
        for (var (last, quiet, seconds) = (Usage.ReadCpu(process), 0, 0); quiet < 3 && seconds < MaxSettling; seconds++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var now = Usage.ReadCpu(process);
            quiet = now - last < 0.05 ? quiet + 1 : 0;
            last = now;
        }
    }

    /// <summary>Seconds, seconds of processor time of each, and bytes.</summary>
    private sealed record Figures
    {
        public double NewCpu { get; init; }

        public double StartCpu { get; init; }

        public double StartWall { get; init; }

        public Usage Idle { get; init; } = new(0, 0, 0, 0);

        public double First { get; init; }

        public double Next { get; init; }

        public double Warm { get; init; }

        public double Message { get; init; }

        public long After { get; init; }
    }
}
