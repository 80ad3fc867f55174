using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Looks whether everything that an assembly refers to is there. Otherwise a plugin that was built against a newer Contracts loads well,
/// and dies at the first call of what is missing. What the plugin brings itself it was built with, and .NET takes nothing away within a
/// major version: looking at either would load libraries and types at every start that hardly any start needs.
/// </summary>
internal sealed class AssemblyReferenceCheck
{
    private readonly Module _module;
    private readonly MetadataReader _metadata;
    private readonly AssemblyReferenceReport _report;

    private AssemblyReferenceCheck(Module module, MetadataReader metadata, AssemblyReferenceReport report) =>
        (_module, _metadata, _report) = (module, metadata, report);

    /// <summary>Looks at a plugin's DLL, and at those beside it that were built against newer assemblies than the host has.</summary>
    public static AssemblyReferenceReport Run(Assembly assembly, string path)
    {
        var report = new AssemblyReferenceReport();
        var folder = Path.GetDirectoryName(path)!;
        Read(assembly, path, report, check => check.All(folder));
        foreach (var (own, file) in PrivateAssemblies.Of(assembly, path))
            Read(own, file, report, check => check.References(PrivateAssemblies.IsNewerThanHost));
        return report;
    }

    private static void Read(Assembly assembly, string path, AssemblyReferenceReport report, Action<AssemblyReferenceCheck> check)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        // Where another build of it was loaded before, the numbers of this file mean nothing there.
        if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) == assembly.ManifestModule.ModuleVersionId)
            check(new AssemblyReferenceCheck(assembly.ManifestModule, metadata, report));
    }

    private void All(string folder)
    {
        References(assembly => IsNeeded(assembly, folder));
        // A class that does not implement a member which the host's interface has by now cannot be loaded.
        foreach (var handle in _metadata.TypeDefinitions.Where(HasSharedBase))
            Resolve(() => _module.ResolveType(MetadataTokens.GetToken(handle)), e => _report.Broken(e.Message));
    }

    private static bool IsNeeded(AssemblyName assembly, string folder) =>
        assembly.Name!.StartsWith("System.", StringComparison.Ordinal)
            ? SharedAssemblies.HostHas(assembly.Name) && assembly.Version > SharedAssemblies.VersionOf(assembly.Name)
            : SharedAssemblies.AreAlwaysShared(assembly.Name) || !File.Exists(Path.Combine(folder, assembly.Name + ".dll"));

    private bool HasSharedBase(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetInterfaceImplementations()
            .Select(implementation => _metadata.GetInterfaceImplementation(implementation).Interface)
            .Append(type.BaseType)
            .Any(parent =>
                !parent.IsNil
                && parent.Kind == HandleKind.TypeReference
                && Assembly((TypeReferenceHandle)parent) is { } assembly
                && SharedAssemblies.AreAlwaysShared(assembly.Name!)
                && !assembly.Name!.StartsWith("System.", StringComparison.Ordinal)
            );
    }

    private void References(Func<AssemblyName, bool> areOfInterest)
    {
        foreach (var handle in _metadata.TypeReferences)
        {
            var type = _metadata.GetTypeReference(handle);
            if (Assembly(handle) is { } assembly && areOfInterest(assembly))
                Resolve(
                    () => _module.ResolveType(MetadataTokens.GetToken(handle)),
                    _ => _report.Missing(assembly, $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}".TrimStart('.'))
                );
        }

        foreach (var handle in _metadata.MemberReferences)
        {
            var member = _metadata.GetMemberReference(handle);
            // A member of a generic type needs the context of its caller to be resolved; its type was looked at above.
            if (
                member.Parent.Kind == HandleKind.TypeReference
                && Assembly((TypeReferenceHandle)member.Parent) is { } assembly
                && areOfInterest(assembly)
            )
                Resolve(
                    () => _module.ResolveMember(MetadataTokens.GetToken(handle)),
                    _ => _report.Missing(assembly, $"{TypeName((TypeReferenceHandle)member.Parent)}.{_metadata.GetString(member.Name)}")
                );
        }
    }

    private string TypeName(TypeReferenceHandle handle) => _metadata.GetString(_metadata.GetTypeReference(handle).Name);

    /// <summary>The assembly that a type is said to be in; null for one of the same assembly.</summary>
    private AssemblyName? Assembly(TypeReferenceHandle handle)
    {
        var scope = _metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => Assembly((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => _metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).GetAssemblyName(),
            _ => null,
        };
    }

    private void Resolve(Action resolve, Action<Exception> report)
    {
        try
        {
            resolve();
        }
        catch (FileNotFoundException e) when (e.FileName is { } name)
        {
            _report.MissingFile(new AssemblyName(name).Name!);
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException or FileNotFoundException or FileLoadException)
        {
            report(e);
        }
    }
}
