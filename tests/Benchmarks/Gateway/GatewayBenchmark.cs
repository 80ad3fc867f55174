using System.Globalization;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Gateway;

/// <summary>Our connection to Discord beside discord.js: the same events of the same Sandbox, to one after the other.</summary>
internal static class GatewayBenchmark
{
    private const int Channels = 200;
    private const int Roles = 20;
    private static readonly int[] Sizes = [1, 100, 1000];
    private static readonly (string Name, StartBot Start)[] Bots =
    [
        ("DCTicket", Bot.StartOursAsync),
        ("discord.js", Bot.StartDiscordJsAsync),
    ];

    private static readonly (string Word, string What, string Kind, Duty Duty)[] Rows =
    [
        ("handled", "handled messages", "messages", new Duty { Messages = true }),
        ("nobody", "messages that nobody handles", "messages", new Duty()),
        ("filtered", "messages outside of tickets with Tickets on", "messages", new Duty { Tickets = true }),
        ("noise", "other events that nobody handles", "noise", new Duty()),
    ];

    /// <summary>
    /// “events” or “memory” measures that alone, “plain” or “packed” such connections alone, “handled”, “nobody”, “filtered” or “noise”
    /// such rows alone, and “ours” ours alone; a number is how often it is all repeated.
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
        if (!args.Contains("memory"))
            await EventsAsync(repeat, args, [.. new[] { false, true }.Where(packed => !args.Contains(packed ? "plain" : "packed"))]);
        if (!args.Contains("events"))
            await MemoryAsync(repeat);
    }

    private static async Task EventsAsync(int repeat, string[] args, bool[] packings)
    {
        var bots = args.Contains("ours") ? Bots[..1] : Bots;
        var chosen = Rows.Where(row => args.Contains(row.Word)).ToList();
        var table = new Table(
            "",
            "µs of CPU per event: least",
            "median",
            "events per CPU second: best",
            "median",
            "bytes allocated per event"
        );
        using var folder = new Scratch();
        await using var sandbox = await SandboxProcess.StartAsync(folder.Path);
        foreach (var (_, what, kind, duty) in chosen.Count > 0 ? chosen : [.. Rows])
        {
            foreach (var packed in packings)
            {
                var rounds = bots.ToDictionary(bot => bot.Name, _ => new List<(double Cpu, double Bytes)>());
                for (var i = 0; i < repeat; i++)
                {
                    foreach (var (name, start) in bots)
                    {
                        var costs = await MeasureEvents.RunAsync(sandbox, start, duty with { Packed = packed }, kind);
                        rounds[name].AddRange(costs);
                        await Console.Error.WriteLineAsync(
                            $"{what}, {(packed ? "packed" : "plain")}: {name}: "
                                + $"{string.Join(' ', costs.Select(cost => cost.Cpu.ToString("0.00", CultureInfo.InvariantCulture)))}"
                        );
                    }
                }

                foreach (var (name, costs) in rounds)
                    table.Add(Row($"{what}, {(packed ? "packed" : "plain")}: {name}", costs));
                if (rounds.Count > 1)
                    table.Add(
                        $"{what}, {(packed ? "packed" : "plain")}: **times**",
                        "",
                        "",
                        Times(rounds, costs => costs.Min()),
                        Times(rounds, Statistics.Median),
                        ""
                    );
            }
        }

        table.Print();
    }

    private static async Task MemoryAsync(int repeat)
    {
        var table = new Table("", "resident: least", "median", "after a collection: least", "median", "managed heap after it");
        foreach (var guilds in Sizes)
        {
            using var folder = new Scratch();
            await using var sandbox = await SandboxProcess.StartAsync(folder.Path);
            await sandbox.GrowAsync(guilds, Channels, Roles);
            foreach (var (name, start) in Bots)
            {
                var costs = new List<(Cost AsItIs, Cost Collected)>();
                for (var i = 0; i < repeat; i++)
                    costs.Add(await MeasureMemory.RunAsync(sandbox, start, guilds));
                table.Add(
                    $"{guilds:N0} servers: {name}",
                    Megabytes(costs.Min(cost => cost.AsItIs.Rss)),
                    Megabytes(costs.Select(cost => (double)cost.AsItIs.Rss).Median()),
                    Megabytes(costs.Min(cost => cost.Collected.Rss)),
                    Megabytes(costs.Select(cost => (double)cost.Collected.Rss).Median()),
                    Megabytes(costs.Min(cost => cost.Collected.Heap))
                );
            }

            await Console.Error.WriteLineAsync($"measured: memory with {guilds} servers");
        }

        table.Print();
    }

    private static string[] Row(string what, List<(double Cpu, double Bytes)> rounds)
    {
        var (least, median) = (rounds.Min(round => round.Cpu), rounds.Select(round => round.Cpu).Median());
        var bytes = rounds.Select(round => round.Bytes).Median();
        return
        [
            what,
            least.ToString("0.00", CultureInfo.InvariantCulture),
            median.ToString("0.00", CultureInfo.InvariantCulture),
            (1e6 / least).ToString("N0", CultureInfo.InvariantCulture),
            (1e6 / median).ToString("N0", CultureInfo.InvariantCulture),
            bytes > 0 ? bytes.ToString("N0", CultureInfo.InvariantCulture) : "–",
        ];
    }

    private static string Times(Dictionary<string, List<(double Cpu, double Bytes)>> rounds, Func<IEnumerable<double>, double> of)
    {
        var costs = Bots.Select(bot => of(rounds[bot.Name].Select(round => round.Cpu))).ToList();
        return "**" + (costs[1] / costs[0]).ToString("0.0", CultureInfo.InvariantCulture) + "**";
    }

    private static string Megabytes(double bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB";
}
