using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins;

/// <summary>The missing references of a plugin.</summary>
/// <param name="contracts">The contracts that it shares with other plugins.</param>
internal sealed class AssemblyReferenceReport(PluginContracts contracts)
{
    private const int MaxNames = 10;

    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (Version? Wanted, SortedSet<string> Names)> _missing = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _broken = new(StringComparer.Ordinal);

    /// <summary>The contracts that it shares with other plugins.</summary>
    public PluginContracts Contracts => contracts;

    /// <summary>Whether anything is missing.</summary>
    public bool IsEmpty => _files.Count + _missing.Count + _broken.Count == 0;

    /// <summary>An assembly is missing.</summary>
    public void MissingFile(string assembly) => _files.Add(assembly + ".dll");

    /// <summary>An assembly lacks a type or a member.</summary>
    public void Missing(AssemblyName assembly, string name)
    {
        if (!_missing.TryGetValue(assembly.Name!, out var found))
            _missing[assembly.Name!] = found = (assembly.Version, new SortedSet<string>(StringComparer.Ordinal));
        found.Names.Add(name);
    }

    /// <summary>A class of the plugin cannot be loaded.</summary>
    public void Broken(string problem) => _broken.Add(problem);

    /// <summary>Throws if anything is missing.</summary>
    /// <param name="dll">The plugin's DLL.</param>
    /// <exception cref="PluginException">The message lists what is missing, and how to fix it.</exception>
    public void Require(string dll)
    {
        if (IsEmpty)
            return;
        var name = Path.GetFileName(dll);
        // Other errors follow from a missing file.
        if (
            _files
                .Select(file => contracts.FindElsewhere(Path.GetFileNameWithoutExtension(file)))
                .FirstOrDefault(found => found is not null) is
            { } undeclared
        )
            throw new PluginException(
                PluginState.LoadFailed,
                $"{name} needs {undeclared.Name}.dll, which the plugin {undeclared.Plugin} exports. Add {undeclared.Plugin} to "
                    + "“dependencies” in its plugin.json."
            );
        if (_files.Count > 0)
            throw new PluginException(
                PluginState.LoadFailed,
                $"{name} needs {string.Join(", ", _files)}, which {(_files.Count == 1 ? "is" : "are")} not in the folder "
                    + $"{Path.GetDirectoryName(dll)}. Copy the whole folder that “dotnet publish” made."
            );
        var problems = _missing.Select(missing => Describe(missing.Key, missing.Value.Wanted, missing.Value.Names)).ToList();
        // Even without these, a class may not match the host's types, such as an interface with a new member.
        if (problems.Count == 0)
            problems =
            [
                .. _broken
                    .Take(MaxNames)
                    .Select(problem => $"{problem} This host has DCTicket.Contracts {PluginManifest.ContractsVersion}."),
            ];
        var provider = _missing.Keys.Select(contracts.Find).FirstOrDefault(found => found is not null)?.Plugin ?? "DCTicket";
        throw new PluginException(
            PluginState.Incompatible,
            $"{name} uses what this host does not have: {string.Join("; ", problems)}. Get a version of the plugin that fits, or update "
                + $"{provider}."
        );
    }

    private string Describe(string assembly, Version? wanted, SortedSet<string> names)
    {
        var more = names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "";
        var missing = $"{assembly} has no {string.Join(", no ", names.Take(MaxNames))}{more}";
        if (assembly == typeof(IPlugin).Assembly.GetName().Name)
            return $"{missing} (it was built against another version than this host's {PluginManifest.ContractsVersion})";
        if (contracts.Find(assembly) is { } contract)
            return $"{missing} (it is exported by the plugin {contract.Plugin} {contract.Version})";
        var has = SharedAssemblies.VersionOf(assembly);
        return wanted > has
            ? $"{missing} (it was built against {Short(wanted)}, this host has {Short(has)}; reference {Short(has)}.x)"
            : $"{missing} (it was built against {Short(wanted)}, this host has {Short(has)})";
    }

    private static string Short(Version? version) => version?.ToString(2) ?? "another version";
}
