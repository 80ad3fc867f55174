using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Looks whether everything that an assembly refers to is there. Otherwise a plugin that was built against a newer Contracts loads well, and
/// dies at the first call of what is missing.
/// </summary>
internal static class LinkCheck
{
    public static IReadOnlyList<string> FindMissing(Assembly assembly, string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var module = assembly.ManifestModule;
        var missing = new List<string>();
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            Try(() => module.ResolveType(MetadataTokens.GetToken(handle)), () => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}");
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            // A member of a generic type needs the context of its caller to be resolved; its type was looked at above.
            if (member.Parent.Kind == HandleKind.TypeReference)
                Try(() => module.ResolveMember(MetadataTokens.GetToken(handle)), () => $"{TypeName((TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
        }

        return missing;

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
