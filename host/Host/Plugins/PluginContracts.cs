using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace DCTicket.Host.Plugins;

/// <summary>
/// The contracts assemblies of plugins. Each is loaded once, so that its types are the same in its plugin and in those that depend on it.
/// </summary>
internal sealed class PluginContracts
{
    // As plugins: hosts that run one after another in a process share them.
    private static readonly ConcurrentDictionary<string, Assembly> Loaded = new();

    private readonly PluginContracts _all;
    private readonly IReadOnlyList<PluginContract> _contracts;

    /// <summary>The contracts of all plugins.</summary>
    public PluginContracts(IReadOnlyList<PluginContract> contracts)
    {
        (_all, _contracts) = (this, contracts);
        Stamp = string.Join('|', contracts.Select(contract => $"{contract.File}:{FileStamp(contract.File)}"));
    }

    private PluginContracts(PluginContracts all, IReadOnlyList<PluginContract> contracts) =>
        (_all, _contracts, Stamp) = (all, contracts, all.Stamp);

    /// <summary>No contracts.</summary>
    public static PluginContracts None { get; } = new([]);

    /// <summary>The versions of all files.</summary>
    public string Stamp { get; }

    /// <summary>The names of the assemblies.</summary>
    public IEnumerable<string> Names => _contracts.Select(contract => contract.Name);

    /// <summary>Gets those of some plugins.</summary>
    public PluginContracts Of(IReadOnlyCollection<string> plugins) =>
        new(_all, [.. _contracts.Where(contract => plugins.Contains(contract.Plugin))]);

    /// <summary>Gets a contract by the name of its assembly; null for none.</summary>
    public PluginContract? Find(string name) => _contracts.FirstOrDefault(contract => contract.Name == name);

    /// <summary>Gets a contract that a plugin outside of these exports; null for none.</summary>
    public PluginContract? FindElsewhere(string name) => Find(name) is null ? _all.Find(name) : null;

    /// <summary>Gets those of a plugin's own folder.</summary>
    public IEnumerable<PluginContract> In(string folder) => _contracts.Where(contract => Path.GetDirectoryName(contract.File) == folder);

    /// <summary>Gets an assembly by its name; null for none.</summary>
    public Assembly? Load(string name) =>
        Find(name) is { } contract
            ? Loaded.GetOrAdd($"{contract.File}|{Stamp}", _ => new Context(_all).LoadFromAssemblyPath(contract.File))
            : null;

    /// <summary>Whether a type is in one of them.</summary>
    public bool Contain(Type type) => Load(type.Assembly.GetName().Name!) == type.Assembly;

    private static string FileStamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? $"{info.Length}:{info.LastWriteTimeUtc.Ticks}" : "";
    }

    private sealed class Context(PluginContracts all) : AssemblyLoadContext("contracts of a plugin")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            all.Load(assemblyName.Name!) ?? SharedAssemblies.Context.LoadFromAssemblyName(assemblyName);
    }
}
