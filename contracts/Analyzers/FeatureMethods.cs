using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>The methods of a feature that may be handlers, as the loader finds them.</summary>
internal static class FeatureMethods
{
    /// <summary>Gets its own methods and inherited ones that it does not override, private ones included.</summary>
    public static IReadOnlyList<IMethodSymbol> Of(INamedTypeSymbol feature)
    {
        var found = new List<IMethodSymbol>();
        for (var type = feature; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
            found.AddRange(
                type.GetMembers()
                    .OfType<IMethodSymbol>()
                    .Where(method => method.MethodKind == MethodKind.Ordinary && !found.Exists(own => Overrides(own, method)))
            );
        return found;
    }

    private static bool Overrides(IMethodSymbol own, IMethodSymbol other)
    {
        for (var method = own.OverriddenMethod; method is not null; method = method.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, other.OriginalDefinition))
                return true;
        }

        return false;
    }
}
