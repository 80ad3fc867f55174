using System.Reflection;
using DCTicket.Contracts;
using McMaster.NETCore.Plugins;

namespace DCTicket.Host.Plugins;

/// <summary>Loads a plugin's DLL into a load context of its own.</summary>
internal static class PluginAssembly
{
    // What appears in Contracts must be the host's own, or a plugin's DbContext would not be a DbContext to us. The names come from the host's
    // list of assemblies, so that finding them loads none.
    private static readonly string[] SharedPrefixes =
        ["DCTicket.Contracts", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Microsoft.Extensions.", "SQLitePCLRaw", "Quartz", "Serilog"];

    private static readonly Lazy<IReadOnlyList<AssemblyName>> Shared = new(FindShared);

    public static IPlugin Load(PluginEntry entry, out Assembly assembly)
    {
        try
        {
            var loader = PluginLoader.CreateFromAssemblyFile(entry.Assembly, config =>
            {
                config.IsUnloadable = false;
                config.IsLazyLoaded = true;
                foreach (var name in Shared.Value)
                    config.SharedAssemblies.Add(name);
            });
            assembly = loader.LoadDefaultAssembly();
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or InvalidOperationException)
        {
            throw new PluginException(PluginState.LoadFailed, $"{entry.Assembly} cannot be loaded: {e.Message}", e);
        }

        var missing = LinkCheck.FindMissing(assembly, entry.Assembly, name => Shared.Value.Any(shared => shared.Name == name));
        if (missing.Count > 0)
            throw new PluginException(
                PluginState.Incompatible,
                $"{Path.GetFileName(entry.Assembly)} uses what this host does not have: {string.Join(", ", missing.Take(10))}. It was built against another version; get one that fits, or update DCTicket.");
        return Create(entry, assembly);
    }

    private static IPlugin Create(PluginEntry entry, Assembly assembly)
    {
        var types = assembly.GetExportedTypes().Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IPlugin))).ToList();
        if (types is not [var type])
            throw new PluginException(
                PluginState.LoadFailed,
                $"{Path.GetFileName(entry.Assembly)} has {types.Count} public classes that implement IPlugin; it needs exactly one.");
        try
        {
            return (IPlugin)Activator.CreateInstance(type)!;
        }
        catch (Exception e) when (e is MissingMethodException or TargetInvocationException)
        {
            throw new PluginException(PluginState.LoadFailed, $"{type.FullName} cannot be made: {(e.InnerException ?? e).Message}", e);
        }
    }

    private static IReadOnlyList<AssemblyName> FindShared() =>
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => Array.Exists(SharedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Distinct()
            .Select(name => new AssemblyName(name)),
    ];
}
