using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Checks that all references of an assembly exist. Otherwise a plugin that was built against a newer Contracts loads, and fails at the
/// first call of a missing member. References to the plugin's own assemblies and to .NET are skipped: they are consistent, and checking
/// them would load libraries at every start.
/// </summary>
internal sealed class AssemblyReferenceCheck
{
    private readonly Module _module;
    private readonly MetadataReader _metadata;
    private readonly AssemblyReferenceReport _report;

    private AssemblyReferenceCheck(Module module, MetadataReader metadata, AssemblyReferenceReport report) =>
        (_module, _metadata, _report) = (module, metadata, report);

    /// <summary>Checks a plugin's DLL, and those beside it that were built against newer assemblies than the host's.</summary>
    /// <param name="assembly">The plugin's DLL.</param>
    /// <param name="path">Its path.</param>
    /// <param name="contracts">The contracts that it shares with other plugins.</param>
    public static AssemblyReferenceReport Run(Assembly assembly, string path, PluginContracts contracts)
    {
        var report = new AssemblyReferenceReport(contracts);
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
        // If another build of it was loaded before, the metadata tokens of this file do not match.
        if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) == assembly.ManifestModule.ModuleVersionId)
            check(new AssemblyReferenceCheck(assembly.ManifestModule, metadata, report));
    }

    private void All(string folder)
    {
        References(assembly => IsNeeded(assembly, folder));
        // A class that lacks a member of a newer interface cannot be loaded.
        foreach (var handle in _metadata.TypeDefinitions.Where(HasSharedBase))
            Resolve(() => _module.ResolveType(MetadataTokens.GetToken(handle)), e => _report.Broken(e.Message));
    }

    private bool IsNeeded(AssemblyName assembly, string folder) =>
        assembly.Name!.StartsWith("System.", StringComparison.Ordinal)
            ? SharedAssemblies.HostHas(assembly.Name) && assembly.Version > SharedAssemblies.VersionOf(assembly.Name)
            : IsShared(assembly.Name) || !File.Exists(Path.Combine(folder, assembly.Name + ".dll"));

    private bool IsShared(string name) => SharedAssemblies.AreAlwaysShared(name) || _report.Contracts.Find(name) is not null;

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
                && IsShared(assembly.Name!)
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
            // A member of a generic type needs its caller's context to be resolved; its type was checked above.
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

    /// <summary>The assembly of a type reference; null for the same assembly.</summary>
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
