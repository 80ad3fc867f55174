using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace DCTicket.Host.Plugins;

/// <summary>The private assemblies of a plugin. Their metadata is read without loading them.</summary>
internal static class PrivateAssemblies
{
    /// <summary>
    /// Gets those that were built against a newer shared assembly than the host's, and that the plugin's DLL needs directly or indirectly.
    /// </summary>
    public static IEnumerable<(Assembly Assembly, string File)> Of(Assembly plugin, string path)
    {
        var (folder, context) = (Path.GetDirectoryName(path)!, AssemblyLoadContext.GetLoadContext(plugin)!);
        var waiting = new Queue<string>([path]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var next))
        {
            var references = References(next);
            if (next != path && references.Exists(IsNewerThanHost))
                yield return (context.LoadFromAssemblyName(AssemblyName.GetAssemblyName(next)), next);
            foreach (
                var name in references
                    .Select(reference => reference.Name!)
                    .Where(name => !SharedAssemblies.AreAlwaysShared(name) && seen.Add(name))
            )
            {
                var file = Path.Combine(folder, name + ".dll");
                if (File.Exists(file))
                    waiting.Enqueue(file);
            }
        }
    }

    /// <summary>Whether a reference is to a shared assembly in a later version than the host's.</summary>
    public static bool IsNewerThanHost(AssemblyName reference) =>
        SharedAssemblies.AreAlwaysShared(reference.Name!) && reference.Version > SharedAssemblies.VersionOf(reference.Name!);

    private static List<AssemblyName> References(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            return [];
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
