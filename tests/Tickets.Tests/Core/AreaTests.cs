using System.Reflection;

namespace DCTicket.Tickets.Tests.Core;

/// <summary>The areas of the plugin use one another in one direction.</summary>
public sealed class AreaTests
{
    // Each area may use those before it.
    private static readonly string[] _areas =
    [
        "Core", "Effects", "Archiving", "Opening", "Conversation", "Closing", "Transcripts", "History", "Statistics", "Administration", "Privacy", "Health", "Help",
    ];

    private static readonly Type[] _types =
    [
        .. typeof(TicketsPlugin).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("DCTicket.Tickets", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void Every_type_stands_in_an_area() => Assert.DoesNotContain(
        _types.Select(type => type.Namespace!).Distinct(),
        name => name is not ("DCTicket.Tickets" or "DCTicket.Tickets.Migrations") && !_areas.Contains(AreaOf(name)));

    [Fact]
    public void An_area_uses_only_those_below_it()
    {
        var upward =
            from type in _types
            where AreaOf(type.Namespace!) is not null
            from used in UsedBy(type).SelectMany(Parts)
            where used.Assembly == typeof(TicketsPlugin).Assembly
            let own = Array.IndexOf(_areas, AreaOf(type.Namespace!))
            let other = Array.IndexOf(_areas, AreaOf(used.Namespace ?? ""))
            where other > own
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(upward.Distinct());
    }

    private static string? AreaOf(string name) => name.Split('.') is [_, _, var area, ..] and not [_, _, "Migrations", ..] ? area : null;

    // What a type holds, takes and gives, and what its methods call.
    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        IEnumerable<Type?> bases = [type.BaseType, .. type.GetInterfaces()];
        var members = type.GetMembers(All).SelectMany(member => member switch
        {
            FieldInfo field => [field.FieldType],
            PropertyInfo property => [property.PropertyType],
            MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType), .. CalledBy(method)],
            ConstructorInfo constructor => [.. constructor.GetParameters().Select(parameter => parameter.ParameterType), .. CalledBy(constructor)],
            _ => Array.Empty<Type>(),
        });
        return bases.OfType<Type>().Concat(members);
    }

    private static IEnumerable<Type> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var (types, methods) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        for (var at = 0; at + 4 < code.Length; at++)
        {
            // call, callvirt, newobj, ldftn: a token of a method follows. A byte that only looks like one resolves to nothing.
            if (code[at] is not (0x28 or 0x6F or 0x73 or 0x06))
                continue;
            if (TryResolve(method.Module, BitConverter.ToInt32(code, at + 1), types, methods) is { DeclaringType: { } declaring })
                yield return declaring;
        }
    }

    private static MethodBase? TryResolve(Module module, int token, Type[] types, Type[] methods)
    {
        if (token >>> 24 is not (0x06 or 0x0A or 0x2B))
            return null;
        try
        {
            return module.ResolveMethod(token, types, methods);
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
        : [type];
}
