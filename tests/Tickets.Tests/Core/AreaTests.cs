using System.Reflection;
using System.Reflection.Emit;

namespace DCTicket.Tickets.Tests.Core;

/// <summary>The areas of the plugin use one another in one direction.</summary>
public sealed class AreaTests
{
    // Each area may use those before it.
    private static readonly string[] Areas =
    [
        "Core",
        "Effects",
        "Archiving",
        "Opening",
        "Conversation",
        "Closing",
        "Transcripts",
        "History",
        "Statistics",
        "Administration",
        "Privacy",
        "Health",
        "Help",
        "Integration",
    ];

    private static readonly Type[] Types =
    [
        .. typeof(TicketsPlugin)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("DCTicket.Tickets", StringComparison.Ordinal) == true),
    ];

    private static readonly Dictionary<short, OpCode> Operations = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    [Fact]
    public void Every_type_stands_in_an_area() =>
        Assert.DoesNotContain(
            Types.Select(type => type.Namespace!).Distinct(),
            name => name is not ("DCTicket.Tickets" or "DCTicket.Tickets.Migrations") && !Areas.Contains(AreaOf(name))
        );

    [Fact]
    public void An_area_uses_only_those_below_it()
    {
        var upward =
            from type in Types
            where AreaOf(type.Namespace!) is not null
            from used in UsedBy(type).SelectMany(Parts)
            where used.Assembly == typeof(TicketsPlugin).Assembly
            let own = Array.IndexOf(Areas, AreaOf(type.Namespace!))
            let other = Array.IndexOf(Areas, AreaOf(used.Namespace ?? ""))
            where other > own
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(upward.Distinct());
    }

    private static string? AreaOf(string name) => name.Split('.') is [_, _, var area, ..] and not [_, _, "Migrations", ..] ? area : null;

    // What a type holds, takes and gives, and what its methods call.
    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags All =
            BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        IEnumerable<Type?> bases = [type.BaseType, .. type.GetInterfaces()];
        var members = type.GetMembers(All)
            .SelectMany(member =>
                member switch
                {
                    FieldInfo field => [field.FieldType],
                    PropertyInfo property => [property.PropertyType],
                    MethodInfo method =>
                    [
                        method.ReturnType,
                        .. method.GetParameters().Select(parameter => parameter.ParameterType),
                        .. CalledBy(method),
                    ],
                    ConstructorInfo constructor =>
                    [
                        .. constructor.GetParameters().Select(parameter => parameter.ParameterType),
                        .. CalledBy(constructor),
                    ],
                    _ => Array.Empty<Type>(),
                }
            );
        return bases.OfType<Type>().Concat(members);
    }

    private static IEnumerable<Type> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var (types, methods) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        for (var at = 0; at < code.Length; )
        {
            var isLong = code[at] == 0xFE;
            var operation = Operations[isLong ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
            at += isLong ? 2 : 1;
            if (
                operation.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
            )
            {
                foreach (var used in TypesOf(method.Module.ResolveMember(BitConverter.ToInt32(code, at), types, methods)))
                    yield return used;
            }

            at += SizeOf(operation.OperandType, code, at);
        }
    }

    private static IEnumerable<Type> TypesOf(MemberInfo? member) =>
        member switch
        {
            Type type => [type],
            MethodInfo { IsGenericMethod: true } method => [method.DeclaringType!, .. method.GetGenericArguments()],
            { DeclaringType: { } declaring } => [declaring],
            _ => [],
        };

    private static int SizeOf(OperandType operand, byte[] code, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
        : [type];
}
