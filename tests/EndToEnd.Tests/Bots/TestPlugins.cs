using System.Text.Json.Nodes;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>Entries of plugins.json for tests.</summary>
public static class TestPlugins
{
    /// <summary>The folder above both artifacts/plugins and artifacts/test-plugins.</summary>
    public static string Folder { get; } = Path.Combine(FindRoot(AppContext.BaseDirectory), "artifacts");

    public static JsonObject Tickets(string graceTime = "00:00:01")
    {
        var shipped = JsonNode.Parse(
            File.ReadAllText(Path.Combine(FindRoot(AppContext.BaseDirectory), "plugins.json")),
            documentOptions: new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip }
        )!;
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
