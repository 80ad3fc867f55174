using System.Text.Json.Nodes;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>Entries of plugins.json for tests.</summary>
public static class TestPlugins
{
    /// <summary>The folder above both artifacts/plugins and artifacts/test-plugins.</summary>
    public static string Folder { get; } = Path.Combine(FindRoot(AppContext.BaseDirectory), "artifacts");

    /// <summary>
    /// The same folder under a path of its own. The runtime uses the machine code of a file only the first time that its path is loaded,
    /// and compiles every method of it the next time.
    /// </summary>
    /// <param name="folder">The bot's, where the path is made.</param>
    public static string NewPath(string folder)
    {
        // Links need a right on Windows that few have, and nothing is compiled ahead there.
        if (OperatingSystem.IsWindows())
            return Folder;
        var link = Path.Combine(folder, $"plugins-{Guid.NewGuid():N}");
        return Directory.CreateSymbolicLink(link, Folder).FullName;
    }

    public static JsonObject Tickets(string graceTime = "00:00:01")
    {
        var shipped = JsonNode.Parse(
            File.ReadAllText(Path.Combine(FindRoot(AppContext.BaseDirectory), "plugins.json")),
            documentOptions: new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        var entry = shipped["plugins"]!.AsArray().OfType<JsonObject>().First(p => (string?)p["id"] == "tickets").DeepClone().AsObject();
        entry["assembly"] = "plugins/Tickets/DCTicket.Tickets.dll";
        entry["settings"]!["graceTime"] = graceTime;
        return entry;
    }

    public static JsonObject Probe() => new() { ["id"] = "probe", ["assembly"] = "test-plugins/Probe/DCTicket.Probe.dll" };

    public static JsonObject Faulty() => new() { ["id"] = "faulty", ["assembly"] = "test-plugins/Faulty/DCTicket.Faulty.dll" };

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "DCTicket.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
