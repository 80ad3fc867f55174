using System.Reflection;
using DCTicket.Contracts;
using McMaster.NETCore.Plugins;

namespace DCTicket.Host.Plugins;

/// <summary>Loads a plugin's DLL into a load context of its own.</summary>
internal static class PluginAssembly
{
    public static IPlugin Load(PluginEntry entry, out Assembly assembly)
    {
        try
        {
            var loader = PluginLoader.CreateFromAssemblyFile(entry.Assembly, config =>
            {
                config.IsUnloadable = false;
                config.IsLazyLoaded = true;
                config.DefaultContext = SharedAssemblies.Context;
                foreach (var name in SharedAssemblies.For(Path.GetDirectoryName(entry.Assembly)!))
                    config.SharedAssemblies.Add(new AssemblyName(name));
            });
            assembly = loader.LoadDefaultAssembly();
        }
        catch (InvalidOperationException e)
        {
            // The runtime reads the plugin's deps.json, and wants every file that it names.
            throw new PluginException(
                PluginState.LoadFailed,
                $"{entry.Assembly} cannot be loaded, since its folder is not whole. Copy the whole folder that “dotnet publish” made. ({e.Message})",
                e);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            throw new PluginException(PluginState.LoadFailed, $"{entry.Assembly} cannot be loaded: {e.Message}", e);
        }

        LinkCheck.Run(assembly, entry.Assembly).Require(entry.Assembly);
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
}
