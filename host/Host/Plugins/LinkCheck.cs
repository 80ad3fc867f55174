using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Looks whether everything that an assembly refers to is there. Otherwise a plugin that was built against a newer Contracts loads well, and
/// dies at the first call of what is missing. What the plugin brings itself it was built with, and .NET takes nothing away within a major
/// version: looking at either would load libraries and types at every start that hardly any start needs.
/// </summary>
internal static class LinkCheck
{
    /// <param name="assembly">The plugin.</param>
    /// <param name="path">Its file.</param>
    /// <param name="isShared">Whether the host's own assembly of a name is used, also where the plugin brings another.</param>
    public static IReadOnlyList<string> FindMissing(Assembly assembly, string path, Predicate<string> isShared)
    {
        var folder = Path.GetDirectoryName(path)!;
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var module = assembly.ManifestModule;
        var missing = new List<string>();
        var looked = metadata.AssemblyReferences.Where(handle => IsLookedAt(metadata.GetString(metadata.GetAssemblyReference(handle).Name))).ToHashSet();
        foreach (var handle in metadata.TypeReferences.Where(IsOfLooked))
        {
            var type = metadata.GetTypeReference(handle);
            Try(() => module.ResolveType(MetadataTokens.GetToken(handle)), () => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}");
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            // A member of a generic type needs the context of its caller to be resolved; its type was looked at above.
            if (member.Parent.Kind == HandleKind.TypeReference && IsOfLooked((TypeReferenceHandle)member.Parent))
                Try(() => module.ResolveMember(MetadataTokens.GetToken(handle)), () => $"{TypeName((TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
        }

        return missing;

        bool IsLookedAt(string name) =>
            !name.StartsWith("System.", StringComparison.Ordinal) && (isShared(name) || !File.Exists(Path.Combine(folder, name + ".dll")));

        bool IsOfLooked(TypeReferenceHandle handle) => metadata.GetTypeReference(handle).ResolutionScope switch
        {
            { Kind: HandleKind.TypeReference } outer => IsOfLooked((TypeReferenceHandle)outer),
            { Kind: HandleKind.AssemblyReference } scope => looked.Contains((AssemblyReferenceHandle)scope),
            _ => false,
        };

        string TypeName(TypeReferenceHandle handle) => metadata.GetString(metadata.GetTypeReference(handle).Name);

        void Try(Action resolve, Func<string> name)
        {
            try
            {
                resolve();
            }
            catch (Exception e) when (e is MissingMemberException or TypeLoadException or FileNotFoundException or FileLoadException)
            {
                missing.Add(name());
            }
        }
    }
}
