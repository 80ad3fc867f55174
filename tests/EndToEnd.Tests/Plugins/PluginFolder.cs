using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>A copy of the Faulty plugin in a folder of its own, for a test to break.</summary>
internal sealed class PluginFolder
{
    public PluginFolder(string folder)
    {
        Folder = Directory.CreateDirectory(Path.Combine(folder, "Faulty")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestPlugins.Folder, "test-plugins", "Faulty")))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    public string Folder { get; }

    public string Dll => Path.Combine(Folder, "DCTicket.Faulty.dll");

    public string Manifest => Path.Combine(Folder, "plugin.json");

    public JsonObject Entry(JsonObject? settings = null)
    {
        var entry = new JsonObject { ["id"] = "faulty", ["assembly"] = Path.GetRelativePath(TestPlugins.Folder, Dll) };
        if (settings is not null)
            entry["settings"] = settings;
        return entry;
    }
}
