using System.Reflection;
using System.Runtime.Loader;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins;

/// <summary>
/// The assemblies that the host shares with plugins, by name: a plugin built against a newer version gets the host's, and the reference
/// check reports what is missing.
/// </summary>
internal sealed class SharedAssemblies : AssemblyLoadContext
{
    // Types in Contracts must be the host's own; otherwise a plugin's DbContext would be a different type. The names come from the host's
    // dependency list, so that nothing is loaded.
    private static readonly string[] Prefixes =
    [
        "DCTicket.Contracts",
        "Microsoft.EntityFrameworkCore",
        "Microsoft.Data.Sqlite",
        "Microsoft.Extensions.",
        "SQLitePCLRaw",
        "Polly",
        "Quartz",
        "Serilog",
    ];

    private static readonly Lazy<Dictionary<string, string>> OfHost = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(same => same.Key, same => same.First())
    );

    // A member of Contracts may have these types as parameters.
    private static readonly Lazy<HashSet<string>> OfContracts = new(() =>
        [.. typeof(IPlugin).Assembly.GetReferencedAssemblies().Select(name => name.Name!)]
    );

    private readonly PluginContracts _contracts;

    /// <summary>The host's assemblies, and contracts of plugins.</summary>
    public SharedAssemblies(PluginContracts contracts)
        : base("shared with plugins") => _contracts = contracts;

    /// <summary>The host's assemblies.</summary>
    public static SharedAssemblies Context { get; } = new(PluginContracts.None);

    /// <summary>Whether the host has an assembly of this name.</summary>
    public static bool HostHas(string name) => OfHost.Value.ContainsKey(name);

    /// <summary>Whether a plugin gets the host's assembly even if it has its own.</summary>
    public static bool AreAlwaysShared(string name) =>
        HostHas(name)
        && (OfContracts.Value.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Gets the names of a plugin's private assemblies with their satellite assemblies.</summary>
    public static IEnumerable<string> PrivateIn(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !AreAlwaysShared(name))
            .SelectMany(name => new[] { name, name + ".resources" });

    /// <summary>Gets the host's version of an assembly without loading it.</summary>
    public static Version VersionOf(string name) => AssemblyName.GetAssemblyName(OfHost.Value[name]).Version ?? new Version(0, 0);

    protected override Assembly Load(AssemblyName assemblyName) =>
        _contracts.Load(assemblyName.Name!) ?? Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
}
