using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DCTicket.Benchmarks.Processes;

/// <summary>The bot's requests, as the Sandbox writes them down.</summary>
internal sealed partial class RecordedCalls
{
    private readonly string _folder;
    private readonly bool _prints;
    private int _before;

    public RecordedCalls(string folder, bool prints)
    {
        (_folder, _prints) = (Directory.CreateDirectory(folder).FullName, prints);
        Environment.SetEnvironmentVariable("SANDBOX_RECORD", _folder);
    }

    public void Begin() => _before = Read().Count;

    /// <summary>How many there were since.</summary>
    public int End()
    {
        var since = Read()[_before..];
        if (_prints)
        {
            foreach (var kind in since.GroupBy(call => call).OrderByDescending(kind => kind.Count()))
                Console.Error.WriteLine($"  {kind.Count(), 5} {kind.Key}");
            Console.Error.WriteLine();
        }

        return since.Count;
    }

    private List<string> Read() =>
        [
            .. Directory
                .EnumerateFiles(_folder)
                .Order(StringComparer.Ordinal)
                .SelectMany(Lines)
                .Where(line =>
                    line.Contains("\"kind\":\"rest\"", StringComparison.Ordinal)
                    && line.Contains("\"agent\":\"DiscordBot", StringComparison.Ordinal)
                )
                .Select(line => JsonNode.Parse(line)!)
                .Select(call => $"{call["method"]} {Ids().Replace((string)call["path"]!, "{id}")}"),
        ];

    // Its last line may be half-written.
    private static IEnumerable<string> Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.EndsWith('}'))
                yield return line;
        }
    }

    [GeneratedRegex("[0-9]{15,}|(?<=/[0-9]{15,}/|{id}/)[A-Za-z0-9_.-]{40,}")]
    private static partial Regex Ids();
}
