using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>The types of Contracts and .NET that handlers are made of, in one compilation.</summary>
internal sealed class ContractTypes
{
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol? _list;
    private readonly INamedTypeSymbol? _task;

    private ContractTypes(Compilation compilation, INamedTypeSymbol access)
    {
        _compilation = compilation;
        Access = access;
        _list = compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1");
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        Guid = compilation.GetTypeByMetadataName("System.Guid");
        Flags = compilation.GetTypeByMetadataName("System.FlagsAttribute");
    }

    public INamedTypeSymbol Access { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? Guid { get; }

    public INamedTypeSymbol? Flags { get; }

    /// <summary>The types of a compilation; null if it does not use Contracts.</summary>
    public static ContractTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("DCTicket.Contracts.AccessAttribute") is { } access
            ? new ContractTypes(compilation, access)
            : null;

    public INamedTypeSymbol? Contract(string name) => _compilation.GetTypeByMetadataName("DCTicket.Contracts." + name);

    public bool Is(ITypeSymbol type, string contract) => Same(type, Contract(contract));

    public static bool Same(ITypeSymbol? type, ITypeSymbol? other) =>
        type is not null && other is not null && SymbolEqualityComparer.Default.Equals(type, other);

    /// <summary>Whether a type is a Task of a type of Contracts.</summary>
    public bool IsTaskOf(ITypeSymbol type, string contract) => Contract(contract) is { } result && Same(type, _task?.Construct(result));

    public bool IsListOf(ITypeSymbol type, ITypeSymbol? item) => item is not null && Same(type, _list?.Construct(item));

    public bool IsListOfText(ITypeSymbol type) => IsListOf(type, _compilation.GetSpecialType(SpecialType.System_String));

    /// <summary>Whether a type is Task&lt;IReadOnlyList&lt;…&gt;&gt; of a type of Contracts.</summary>
    public bool IsTaskOfListOf(ITypeSymbol type, string contract) =>
        Contract(contract) is { } item && _list?.Construct(item) is { } list && Same(type, _task?.Construct(list));

    public static bool DerivesFrom(ITypeSymbol? type, ITypeSymbol? ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Same(type, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>An attribute of a method, or of one that it overrides.</summary>
    public AttributeData? Attribute(IMethodSymbol method, string contract)
    {
        var wanted = Contract(contract);
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.GetAttributes().FirstOrDefault(attribute => Same(attribute.AttributeClass, wanted)) is { } found)
                return found;
        }

        return null;
    }

    public AttributeData? Attribute(IParameterSymbol parameter, string contract)
    {
        var wanted = Contract(contract);
        return parameter.GetAttributes().FirstOrDefault(attribute => Same(attribute.AttributeClass, wanted));
    }

    public bool HasAccessRule(IMethodSymbol method)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.GetAttributes().Any(attribute => IsRule(attribute.AttributeClass)))
                return true;
        }

        return false;
    }

    // A cooldown does not say who may use it.
    private bool IsRule(INamedTypeSymbol? attribute) =>
        attribute is not null && DerivesFrom(attribute, Access) && !Is(attribute, "CooldownAttribute");

    /// <summary>The value of an attribute's constructor argument.</summary>
    public static string Text(AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index ? attribute.ConstructorArguments[index].Value as string ?? "" : "";

    /// <summary>The value of an attribute's property; the given one if it is not set.</summary>
    public static T Named<T>(AttributeData attribute, string name, T otherwise)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value)
                return value;
        }

        return otherwise;
    }

    /// <summary>As the loader decides it: a nullable reference or a nullable value.</summary>
    public static bool IsNullable(IParameterSymbol parameter) =>
        parameter.Type.IsValueType
            ? parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            : parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;

    /// <summary>The type itself, or that of the value which may be null.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
