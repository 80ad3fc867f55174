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

    public static IPlugin Load(PluginEntry entry) => Create(entry, Loaded.GetOrAdd(Stamp(entry.Assembly), _ => LoadAndCheck(entry)));

    private static Assembly LoadAndCheck(PluginEntry entry)
    {
        Assembly assembly;
        try
        {
            var loader = McMaster.NETCore.Plugins.PluginLoader.CreateFromAssemblyFile(
                entry.Assembly,
                config =>
                {
                    config.IsUnloadable = false;
                    config.IsLazyLoaded = true;
                    config.DefaultContext = SharedAssemblies.Context;
                    // By the private assemblies instead of the shared ones: the loader would load every assembly in that list at once.
                    config.PreferSharedTypes = true;
                    foreach (var name in SharedAssemblies.PrivateIn(Path.GetDirectoryName(entry.Assembly)!))
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

        AssemblyReferenceCheck.Run(assembly, entry.Assembly).Require(entry.Assembly);
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
