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
    private static readonly string[] Keys = ["$schema", "id", "name", "version", "description", "author", "contracts"];

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
        if (reader.Failed)
            throw new PluginException(PluginState.LoadFailed, reader.Failure().Message);
        if (id != entry.Id)
            throw new PluginException(
                PluginState.LoadFailed,
                $"{entry.Place}.id is “{entry.Id}”, but the plugin at {entry.Assembly} calls "
                    + $"itself “{id}”. Write “{id}” there, or correct the path."
            );
        return new PluginManifest(id!, name!, version!, VersionRange.Parse(contracts!));
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
