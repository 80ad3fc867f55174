using System.Text.Json;
using System.Text.Json.Nodes;

namespace DCTicket.Testing;

/// <summary>A plugin of the bot in a test.</summary>
public sealed record TestPlugin
{
    private const string TicketsFolder = "DCTicket.Testing.Tickets";
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    private TestPlugin(string id, string assembly) => (Id, Assembly) = (id, assembly);

    /// <summary>The id of its plugin.json.</summary>
    public string Id { get; }

    /// <summary>The full path of its DLL.</summary>
    public string Assembly { get; }

    /// <summary>Its settings, as in plugins.json; null for none.</summary>
    public JsonObject? Settings { get; init; }

    /// <summary>
    /// The plugin Tickets, with the departments “Tech support” and “Billing”. The channel of a closed ticket is deleted after a second.
    /// </summary>
    public static TestPlugin Tickets
    {
        get
        {
            var folder =
                (string?)AppContext.GetData(TicketsFolder)
                ?? throw new InvalidOperationException(
                    "It is unknown where the plugin Tickets is. Reference the package DCTicket.Testing in the project that runs the tests."
                );
            using var shipped = typeof(TestPlugin).Assembly.GetManifestResourceStream("plugins.json")!;
            var entries = JsonNode.Parse(shipped, documentOptions: WithComments)!["plugins"]!.AsArray();
            var plugin = InFolder(folder);
            var settings = entries.First(entry => (string?)entry!["id"] == plugin.Id)!["settings"]!.DeepClone().AsObject();
            settings["graceTime"] = "00:00:01";
            return plugin with { Settings = settings };
        }
    }

    /// <summary>The plugin in a folder that a build or “dotnet publish” made.</summary>
    /// <exception cref="InvalidOperationException">The folder has no plugin, or several.</exception>
    public static TestPlugin InFolder(string folder)
    {
        var manifest = Path.Combine(folder, "plugin.json");
        if (!File.Exists(manifest))
            throw new InvalidOperationException(
                $"There is no plugin.json in {Path.GetFullPath(folder)}. Build the plugin first, and give the folder that its build makes."
            );
        var id =
            (string?)JsonNode.Parse(File.ReadAllText(manifest), documentOptions: WithComments)!["id"]
            ?? throw new InvalidOperationException($"{manifest} has no id.");
        // The build writes it beside the plugin's DLL, and beside no other.
        const string Dependencies = ".deps.json";
        var built = Directory.GetFiles(folder, "*" + Dependencies);
        return built is [var only]
            ? new TestPlugin(id, Path.GetFullPath(only[..^Dependencies.Length] + ".dll"))
            : throw new InvalidOperationException(
                $"{Path.GetFullPath(folder)} has {built.Length} files *{Dependencies}; the folder of a plugin has one. "
                    + "Build the plugin into a folder of its own."
            );
    }

    internal JsonObject ToEntry()
    {
        var entry = new JsonObject { ["id"] = Id, ["assembly"] = Assembly };
        if (Settings is not null)
            entry["settings"] = Settings.DeepClone();
        return entry;
    }
}
