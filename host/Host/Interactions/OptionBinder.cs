using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>Binds the options of a command, and rejects what Discord would reject.</summary>
internal static class OptionBinder
{
    private const int MaxLength = HandlerProblems.MaxOptionLength;

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
        Require(Types.Contains(type) || (type.IsEnum && !type.IsDefined(typeof(FlagsAttribute))), HandlerProblems.OptionType(type.Name));
        Require(
            !type.IsEnum || Enum.GetNames(type).Length is >= 1 and <= HandlerProblems.MaxChoices,
            HandlerProblems.OptionChoices(type.Name)
        );
        HandlerDiscovery.Require(HandlerDiscovery.CommandName().IsMatch(option.Name), where, HandlerProblems.BadOptionName(option.Name));
        Require(option.Description.Length is >= 1 and <= HandlerProblems.MaxDescription, HandlerProblems.OptionDescription);
        Require(option.Autocomplete is null || type == typeof(string), HandlerProblems.OptionCompletion(type.Name));
        Require(type == typeof(long) ? option.Min <= option.Max : IsDefault(option.Min, option.Max), HandlerProblems.OptionRange);
        Require(
            type == typeof(string)
                ? option.MinLength is >= 0 and <= MaxLength
                    && option.MaxLength is >= 1 and <= MaxLength
                    && option.MinLength <= option.MaxLength
                : option is { MinLength: 0, MaxLength: MaxLength },
            HandlerProblems.OptionLength
        );
        return new OptionBinding(
            parameter,
            option,
            !IsNullable(parameter),
            option.Autocomplete is { } name ? Completion(feature, name, option, where) : null
        );

        void Require(bool condition, string problem) =>
            HandlerDiscovery.Require(condition, where, HandlerProblems.BadOption(option.Name, problem));
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
            HandlerProblems.BadCompletion(option.Name, name, feature.Name)
        );
        return found[0];
    }
}
