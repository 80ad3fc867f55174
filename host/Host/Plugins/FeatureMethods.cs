using System.Reflection;

namespace DCTicket.Host.Plugins;

/// <summary>The methods of a feature that may be handlers.</summary>
internal static class FeatureMethods
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Gets its own methods and inherited ones that it does not override, private ones included.</summary>
    public static IReadOnlyList<MethodInfo> Of(Type feature)
    {
        var found = new List<MethodInfo>();
        for (var type = feature; type is not null && type != typeof(object); type = type.BaseType)
            found.AddRange(
                type.GetMethods(Declared).Where(method => !found.Exists(own => own.GetBaseDefinition() == method.GetBaseDefinition()))
            );
        return found;
    }
}
