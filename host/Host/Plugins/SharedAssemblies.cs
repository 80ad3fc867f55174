using System.Reflection;
using System.Runtime.Loader;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins;

/// <summary>
/// The assemblies that a plugin gets from the host. They are found by name alone: a plugin that was built against a newer one gets the
/// host's, and the link check says what of it is not there.
/// </summary>
internal sealed class SharedAssemblies : AssemblyLoadContext
{
    // What appears in Contracts must be the host's own, or a plugin's DbContext would not be a DbContext to us. The names come from the
    // host's list of assemblies, so that finding them loads none.
    private static readonly string[] Prefixes =
    [
        "DCTicket.Contracts",
        "Microsoft.EntityFrameworkCore",
        "Microsoft.Data.Sqlite",
        "Microsoft.Extensions.",
        "SQLitePCLRaw",
        "Quartz",
        "Serilog",
    ];

    private static readonly Lazy<Dictionary<string, string>> OfHost = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(same => same.Key, same => same.First())
    );

    // A type of these may be a parameter of a member of Contracts.
    private static readonly Lazy<HashSet<string>> OfContracts = new(() =>
        [.. typeof(IPlugin).Assembly.GetReferencedAssemblies().Select(name => name.Name!)]
    );

    private SharedAssemblies()
        : base("shared with plugins") { }

    public static SharedAssemblies Context { get; } = new();

    /// <summary>Whether the host has an assembly of this name, shared or not.</summary>
    public static bool HostHas(string name) => OfHost.Value.ContainsKey(name);

    /// <summary>Whether a plugin gets the host's assembly, also when it brings its own.</summary>
    public static bool AreAlwaysShared(string name) =>
        HostHas(name)
        && (OfContracts.Value.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>
    /// The names of what the plugin in a folder has for itself, with their texts in other languages: what it brings that is not always
    /// shared.
    /// </summary>
    public static IEnumerable<string> PrivateIn(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !AreAlwaysShared(name))
            .SelectMany(name => new[] { name, name + ".resources" });

    /// <summary>The version that the host has of an assembly, which need not be loaded.</summary>
    public static Version VersionOf(string name) => AssemblyName.GetAssemblyName(OfHost.Value[name]).Version ?? new Version(0, 0);

    protected override Assembly Load(AssemblyName assemblyName) => Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
}
