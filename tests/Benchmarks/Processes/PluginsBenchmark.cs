using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Benchmarks.Gateway;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Processes;

/// <summary>What small plugins add to the start of the bot: a DLL with a handler of an event, many times.</summary>
internal static class PluginsBenchmark
{
    private static readonly int[] Counts = [0, 1, 30];

    /// <summary>A number is how often it is repeated.</summary>
    public static async Task RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var measured = Counts.ToDictionary(count => count, _ => new List<(double Cpu, double Wall)>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var count in Counts)
                measured[count].Add(await MeasureAsync(count));
            await Console.Error.WriteLineAsync($"round {round + 1} of {rounds}");
        }

        var table = new Table($"{rounds} rounds", "CPU until ready: least", "median", "by the clock: least", "median");
        foreach (var (count, starts) in measured)
            table.Add(
                count == 1 ? "1 plugin" : $"{count} plugins",
                Seconds(starts.Min(start => start.Cpu)),
                Seconds(starts.Select(start => start.Cpu).Median()),
                Seconds(starts.Min(start => start.Wall)),
                Seconds(starts.Select(start => start.Wall).Median())
            );
        table.Print();
    }

    private static string Seconds(double seconds) => $"{seconds.ToString("0.00", CultureInfo.InvariantCulture)} s";

    private static async Task<(double Cpu, double Wall)> MeasureAsync(int count)
    {
        using var folder = new Scratch();
        var entries = new JsonArray([.. Enumerable.Range(1, count).Select(number => Copy(folder.Path, $"counter{number}"))]);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "plugins.json"), new JsonObject { ["plugins"] = entries }.ToJsonString());
        await using var sandbox = await SandboxProcess.StartAsync(folder.Path);
        var clock = Stopwatch.StartNew();
        await using var bot = await Bot.StartWithPluginsAsync(sandbox, folder.Path);
        var wall = clock.Elapsed.TotalSeconds;
        return (Usage.ReadCpu(bot.Id), wall);
    }

    private static JsonObject Copy(string folder, string id)
    {
        var to = Directory.CreateDirectory(Path.Combine(folder, "plugins", id)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Build.TestPlugins, "Counter")))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(to, "plugin.json")))!;
        manifest["id"] = id;
        File.WriteAllText(Path.Combine(to, "plugin.json"), manifest.ToJsonString());
        return new JsonObject { ["id"] = id, ["assembly"] = $"{id}/DCTicket.Counter.dll" };
    }
}
