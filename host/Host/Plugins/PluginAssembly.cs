using System.Collections.Concurrent;
using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins;

/// <summary>Loads a plugin's DLL into its own load context.</summary>
internal static class PluginAssembly
{
    // Loaded assemblies are kept, and only the first load of a path uses precompiled code. Hosts that run one after another in a process
    // share it.
    private static readonly ConcurrentDictionary<string, Assembly> Loaded = new();

    /// <summary>Loads a plugin.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="contracts">The contracts that it shares with other plugins.</param>
    /// <exception cref="PluginException">It cannot be loaded.</exception>
    public static IPlugin Load(PluginEntry entry, PluginContracts contracts) =>
        Create(entry, Loaded.GetOrAdd($"{Stamp(entry.Assembly)}|{contracts.Stamp}", _ => LoadAndCheck(entry, contracts)));

    private static Assembly LoadAndCheck(PluginEntry entry, PluginContracts contracts)
    {
        Assembly assembly;
        var folder = Path.GetDirectoryName(entry.Assembly)!;
        try
        {
            // The loader would take a failure here for a private assembly.
            foreach (var name in contracts.Names)
                contracts.Load(name);
            var loader = McMaster.NETCore.Plugins.PluginLoader.CreateFromAssemblyFile(
                entry.Assembly,
                config =>
                {
                    config.IsUnloadable = false;
                    config.IsLazyLoaded = true;
                    config.DefaultContext = new SharedAssemblies(contracts);
                    // By the private assemblies instead of the shared ones: the loader would load every assembly in that list at once.
                    config.PreferSharedTypes = true;
                    foreach (var name in SharedAssemblies.PrivateIn(folder).Except(contracts.Names))
                        config.PrivateAssemblies.Add(new AssemblyName(name));
                }
            );
            assembly = loader.LoadDefaultAssembly();
        }
        catch (InvalidOperationException e)
        {
            // The runtime reads the plugin's deps.json, and requires every file in it.
            throw new PluginException(
                PluginState.LoadFailed,
                $"{entry.Assembly} cannot be loaded, since its folder is not whole. Copy the whole folder that “dotnet publish” made. "
                    + $"({e.Message})",
                e
            );
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            throw new PluginException(PluginState.LoadFailed, $"{entry.Assembly} cannot be loaded: {e.Message}", e);
        }

        foreach (var own in contracts.In(folder))
            AssemblyReferenceCheck.Run(contracts.Load(own.Name)!, own.File, contracts).Require(own.File);
        AssemblyReferenceCheck.Run(assembly, entry.Assembly, contracts).Require(entry.Assembly);
        return assembly;
    }

    // A replaced DLL is loaded anew.
    private static string Stamp(string dll) =>
        string.Join(
            '|',
            new DirectoryInfo(Path.GetDirectoryName(dll)!)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file => $"{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")
                .Prepend(dll)
        );

    private static IPlugin Create(PluginEntry entry, Assembly assembly)
    {
        var types = assembly
            .GetExportedTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IPlugin)))
            .ToList();
        if (types is not [var type])
            throw new PluginException(
                PluginState.LoadFailed,
                $"{Path.GetFileName(entry.Assembly)} has {types.Count} public classes that implement IPlugin; it needs exactly one."
            );
        try
        {
            return (IPlugin)Activator.CreateInstance(type)!;
        }
        catch (Exception e) when (e is MissingMethodException or TargetInvocationException)
        {
            throw new PluginException(PluginState.LoadFailed, $"{type.FullName} cannot be made: {(e.InnerException ?? e).Message}", e);
        }
    }
}
