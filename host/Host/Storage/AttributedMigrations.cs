using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Host.Storage;

/// <summary>
/// Finds a plugin's migrations. EF Core's own class loads every type of the plugin at every start, and the libraries of their base types.
/// This one reads the attributes from metadata, and loads only migrations.
/// </summary>
internal sealed class AttributedMigrations : IMigrationsAssembly
{
    private readonly IMigrationsIdGenerator _ids;
    private readonly Lazy<IReadOnlyDictionary<string, TypeInfo>> _migrations;
    private readonly Lazy<ModelSnapshot?> _snapshot;

    public AttributedMigrations(ICurrentDbContext current, IMigrationsIdGenerator ids)
    {
        _ids = ids;
        var context = current.Context.GetType();
        Assembly = context.Assembly;
        var types = new Lazy<IReadOnlyList<Type>>(() => FindTypes(Assembly, context));
        _migrations = new(() =>
            new SortedList<string, TypeInfo>(
                types
                    .Value.Where(type => type.IsSubclassOf(typeof(Migration)) && type.IsDefined(typeof(MigrationAttribute)))
                    .ToDictionary(type => type.GetCustomAttribute<MigrationAttribute>()!.Id, type => type.GetTypeInfo()),
                StringComparer.Ordinal
            )
        );
        _snapshot = new(() =>
            types.Value.FirstOrDefault(type => type.IsSubclassOf(typeof(ModelSnapshot))) is { } found
                ? (ModelSnapshot?)Activator.CreateInstance(found)
                : null
        );
    }

    public Assembly Assembly { get; }

    public IReadOnlyDictionary<string, TypeInfo> Migrations => _migrations.Value;

    public ModelSnapshot? ModelSnapshot => _snapshot.Value;

    public string? FindMigrationId(string nameOrId) =>
        Migrations.Keys.FirstOrDefault(id =>
            string.Equals(_ids.IsValidId(nameOrId) ? id : _ids.GetName(id), nameOrId, StringComparison.OrdinalIgnoreCase)
        );

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass.AsType())!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    private static List<Type> FindTypes(Assembly assembly, Type context)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeDefinitions.Where(handle =>
                    metadata.GetTypeDefinition(handle).GetCustomAttributes().Any(attribute => IsOfContext(metadata, attribute))
                )
                .Select(handle => assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle)))
                .Where(type =>
                    type is { IsAbstract: false, IsGenericTypeDefinition: false }
                    && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
                ),
        ];
    }

    private static bool IsOfContext(MetadataReader metadata, CustomAttributeHandle handle) =>
        metadata.GetCustomAttribute(handle).Constructor is { Kind: HandleKind.MemberReference } constructor
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, nameof(DbContextAttribute));
}
