using System.Text.Json.Nodes;

namespace DCTicket.Host.Tests.Support;

/// <summary>A folder of compiled plugins, each in a folder called as its id, and their plugins.json.</summary>
internal sealed class CompiledPlugins(string folder)
{
    private readonly JsonArray _entries = [];

    /// <summary>The file of a plugin's folder.</summary>
    public string FileOf(string id, string name) => Path.Combine(folder, id, name);

    /// <summary>The DLL of a plugin.</summary>
    public string DllOf(string id) => FileOf(id, $"{id}.dll");

    /// <summary>Writes plugin.json and the entry of plugins.json.</summary>
    /// <param name="id">The id.</param>
    /// <param name="manifest">Further keys of plugin.json, or others.</param>
    /// <param name="entry">Further keys of the entry.</param>
    public CompiledPlugins Add(string id, JsonObject? manifest = null, JsonObject? entry = null)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["version"] = "1.0.0",
            ["contracts"] = "[1.0,2.0)",
        };
        foreach (var (key, value) in manifest ?? [])
            json[key] = value?.DeepClone();
        Directory.CreateDirectory(Path.Combine(folder, id));
        File.WriteAllText(FileOf(id, "plugin.json"), json.ToJsonString());
        var all = new JsonObject { ["id"] = id, ["assembly"] = DllOf(id) };
        foreach (var (key, value) in entry ?? [])
            all[key] = value?.DeepClone();
        _entries.Add(all);
        return this;
    }

    /// <summary>Compiles a plugin.</summary>
    /// <param name="id">The id.</param>
    /// <param name="configure">The statements of its Configure; <c>plugin</c> is the builder.</param>
    /// <param name="types">Its other types.</param>
    /// <param name="references">What it refers to besides the host's assemblies.</param>
    public CompiledPlugins Compile(string id, string configure = "", string types = "", params IReadOnlyList<string> references)
    {
        PluginCompiler.Compile(
            DllOf(id),
            $$"""
            public sealed class Plugin : IPlugin
            {
                public void Configure(IPluginBuilder plugin) { {{configure}} }
            }
            {{types}}
            """,
            references
        );
        return this;
    }

    /// <summary>The entries of plugins.json.</summary>
    public JsonArray Entries => _entries;
}
