using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>Binds the options of a command, and rejects what Discord would reject.</summary>
internal static class OptionBinder
{
    private const int MaxChoices = 25;
    private const int MaxLength = 6000;

    private static readonly Type[] Types =
    [
        typeof(string),
        typeof(long),
        typeof(bool),
        typeof(Channel),
        typeof(User),
        typeof(Role),
        typeof(Mentionable),
        typeof(Attachment),
    ];

    private static readonly Type[] CompletionTypes = [typeof(CommandContext), typeof(string), typeof(CancellationToken)];

    public static OptionBinding Read(Type feature, ParameterInfo parameter, OptionAttribute option, string where)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        Require(
            Types.Contains(type) || (type.IsEnum && !type.IsDefined(typeof(FlagsAttribute))),
            $"of {type.Name}; use string, long, bool, Channel, User, Role, Mentionable, Attachment or an enum"
        );
        Require(
            !type.IsEnum || Enum.GetNames(type).Length is >= 1 and <= MaxChoices,
            $"of {type.Name}, which has no values or more than Discord’s {MaxChoices}"
        );
        HandlerDiscovery.Require(
            HandlerDiscovery.CommandName().IsMatch(option.Name),
            where,
            $"has the option name “{option.Name}”; Discord takes 1–32 small letters, digits, - and _"
        );
        Require(option.Description.Length is >= 1 and <= 100, "whose description is empty or longer than Discord’s 100 characters");
        Require(option.Autocomplete is null || type == typeof(string), $"of {type.Name} with a completion; only strings can have one");
        Require(
            type == typeof(long) ? option.Min <= option.Max : IsDefault(option.Min, option.Max),
            "with a Min above its Max, or with one that is no long"
        );
        Require(
            type == typeof(string)
                ? option.MinLength is >= 0 and <= MaxLength
                    && option.MaxLength is >= 1 and <= MaxLength
                    && option.MinLength <= option.MaxLength
                : option is { MinLength: 0, MaxLength: MaxLength },
            $"with a MinLength above its MaxLength, outside of 0–{MaxLength}, or on something that is no string"
        );
        return new OptionBinding(
            parameter,
            option,
            !IsNullable(parameter),
            option.Autocomplete is { } name ? Completion(feature, name, option, where) : null
        );

        void Require(bool condition, string problem) =>
            HandlerDiscovery.Require(condition, where, $"has an option “{option.Name}” {problem}");
    }

    /// <summary>Whether a parameter may get null.</summary>
    public static bool IsNullable(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static bool IsDefault(long min, long max)
    {
        var untouched = new OptionAttribute("", "");
        return min == untouched.Min && max == untouched.Max;
    }

    private static MethodInfo Completion(Type feature, string name, OptionAttribute option, string where)
    {
        var found = FeatureMethods.Of(feature).Where(method => method.Name == name).ToList();
        HandlerDiscovery.Require(
            found is [var method]
                && method.ReturnType == typeof(Task<IReadOnlyList<Choice>>)
                && method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(CompletionTypes),
            where,
            $"completes the option “{option.Name}” by “{name}”; {feature.Name} needs exactly one method of that name, which must look like "
                + "this: "
                + $"Task<IReadOnlyList<Choice>> {name}(CommandContext context, string typed, CancellationToken cancellationToken)"
        );
        return found[0];
    }
}
