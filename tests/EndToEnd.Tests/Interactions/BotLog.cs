using System.Text.Json.Nodes;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>What a bot wrote into its log file.</summary>
internal static class BotLog
{
    public static IReadOnlyList<JsonObject> Read(string folder)
    {
        var lines = new List<JsonObject>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "logs")).Order())
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (reader.ReadLine() is { } line)
                lines.Add(JsonNode.Parse(line)!.AsObject());
        }

        return lines;
    }
}
