// Measures; README.md has the figures and what they mean. Always in Release:
//   dotnet run -c Release --project tests/Benchmarks -- gateway
// A subject is a folder, and a line below. Nothing here is a test: no figure fails a build.
using DCTicket.Benchmarks.Archive;
using DCTicket.Benchmarks.Gateway;
using DCTicket.Benchmarks.Processes;

var subjects = new Dictionary<string, (string What, Func<string[], Task> RunAsync)>
{
    ["archive"] = ("what is written, found, opened, counted and printed of the tickets of years", ArchiveBenchmark.RunAsync),
    ["gateway"] = ("events and memory of the connection to Discord, beside discord.js", GatewayBenchmark.RunAsync),
    ["plugins"] = ("what small plugins add to the start", PluginsBenchmark.RunAsync),
    ["tickets"] = ("what a ticket costs to open, per message, to close, and at a restart", TicketsBenchmark.RunAsync),
    ["process"] = ("start, memory and first tickets of the bot as a process, beside discord.js", ProcessBenchmark.RunAsync),
};

if (args is [var name, .. var rest] && subjects.TryGetValue(name, out var subject))
{
    await subject.RunAsync(rest);
    return 0;
}

await Console.Error.WriteLineAsync("Say what to measure:");
foreach (var (key, (what, _)) in subjects)
    await Console.Error.WriteLineAsync($"  {key, -12}{what}");
return 1;
