using System.Reflection;
using System.Text.Json;
using DCTicket.Contracts;
using NuGet.Versioning;

namespace DCTicket.Host.Plugins;

/// <summary>plugin.json beside a plugin's DLL.</summary>
/// <param name="Id">The id that plugins.json must use.</param>
/// <param name="Name">The display name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Contracts">The supported versions of Contracts.</param>
internal sealed record PluginManifest(string Id, string Name, string Version, VersionRange Contracts)
{
    private const string Required = "dependencies";
    private const string Optional = "optionalDependencies";

    private static readonly string[] Keys =
    [
        "$schema",
        "id",
        "name",
        "version",
        "description",
        "author",
        "contracts",
        Required,
        Optional,
        "exports",
    ];

    /// <summary>The plugins that it needs or uses.</summary>
    public IReadOnlyList<PluginDependency> Dependencies { get; init; } = [];

    /// <summary>Its own contracts assembly, a file beside its DLL; null for none.</summary>
    public string? Exports { get; init; }

    /// <summary>The host's version of Contracts.</summary>
    public static NuGetVersion ContractsVersion { get; } =
        NuGetVersion.Parse(typeof(IPlugin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    public static PluginManifest Read(PluginEntry entry)
    {
        if (!File.Exists(entry.Assembly))
            throw new PluginException(
                PluginState.LoadFailed,
                $"{entry.Place}.assembly: there is no file {entry.Assembly}. Build or copy the plugin there, or correct the path."
            );
        var file = Path.Combine(Path.GetDirectoryName(entry.Assembly)!, "plugin.json");
        if (!File.Exists(file))
            throw new PluginException(
                PluginState.LoadFailed,
                $"{file}: there is no such file. A plugin's folder needs a plugin.json with id, name, version and contracts."
            );

        using var document = Parse(file);
        var reader = new StrictJson(file);
        if (!reader.Object(document.RootElement, "", Keys))
            throw new PluginException(PluginState.LoadFailed, reader.Failure().Message);
        var id = reader.String(document.RootElement, "", "id", required: true);
        var name = reader.String(document.RootElement, "", "name", required: true);
        var version = reader.String(document.RootElement, "", "version", required: true);
        var contracts = reader.String(document.RootElement, "", "contracts", required: true);
        if (contracts is not null && !VersionRange.TryParse(contracts, out _))
            reader.Error("contracts", "is not a version range; write it as [1.0,2.0)");
        if (version is not null && !NuGetVersion.TryParse(version, out _))
            reader.Error("version", "is not a version; write it as 1.2.3");
        var dependencies = ReadDependencies(reader, document.RootElement, id);
        var exports = ReadExports(reader, document.RootElement, entry);
        if (reader.Failed)
            throw new PluginException(PluginState.LoadFailed, reader.Failure().Message);
        if (id != entry.Id)
            throw new PluginException(
                PluginState.LoadFailed,
                $"{entry.Place}.id is “{entry.Id}”, but the plugin at {entry.Assembly} calls "
                    + $"itself “{id}”. Write “{id}” there, or correct the path."
            );
        return new PluginManifest(id!, name!, version!, VersionRange.Parse(contracts!)) { Dependencies = dependencies, Exports = exports };
    }

    public void CheckCompatible()
    {
        if (!Contracts.Satisfies(ContractsVersion))
            throw new PluginException(
                PluginState.Incompatible,
                $"{Name} {Version} is made for Contracts {Contracts.ToNormalizedString()}; this host has "
                    + $"{ContractsVersion.ToNormalizedString()}. Get a version of the plugin that fits, or of DCTicket."
            );
    }

    private static List<PluginDependency> ReadDependencies(StrictJson reader, JsonElement root, string? id)
    {
        var dependencies = new List<PluginDependency>();
        foreach (var key in (ReadOnlySpan<string>)[Required, Optional])
        {
            foreach (var (plugin, text) in reader.Texts(root, key))
            {
                var place = $"{key}.{plugin}";
                if (!VersionRange.TryParse(text, out var range))
                    reader.Error(place, "is not a version range; write it as [1.0,2.0)");
                else if (plugin == id)
                    reader.Error(place, "is the plugin itself; delete the line");
                else if (dependencies.Exists(other => other.Id == plugin))
                    reader.Error(place, $"stands in {Required} as well; delete one of the two");
                else
                    dependencies.Add(new PluginDependency(plugin, range, key == Required));
            }
        }

        return dependencies;
    }

    private static string? ReadExports(StrictJson reader, JsonElement root, PluginEntry entry)
    {
        if (reader.String(root, "", "exports", required: false) is not { } file)
            return null;
        if (Path.GetFileName(file) != file || Path.GetExtension(file) != ".dll")
            reader.Error("exports", "is not the name of a DLL in the plugin's folder, such as Weather.Contracts.dll");
        else if (file == Path.GetFileName(entry.Assembly))
            reader.Error("exports", "is the plugin's own DLL; put what others use into an assembly of its own");
        else if (SharedAssemblies.HostHas(Path.GetFileNameWithoutExtension(file)))
            reader.Error("exports", "has the name of an assembly of the host; give it another name");
        else if (!File.Exists(Path.Combine(Path.GetDirectoryName(entry.Assembly)!, file)))
            reader.Error("exports", "is not in the plugin's folder; copy it there, or delete the line");
        return file;
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return StrictJson.Parse(file);
        }
        catch (JsonException e)
        {
            throw new PluginException(PluginState.LoadFailed, $"{file}, line {e.LineNumber + 1}: this is not JSON.", e);
        }
    }
}
