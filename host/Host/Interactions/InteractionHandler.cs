using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

internal enum HandlerKind
{
    Command,
    UserCommand,
    MessageCommand,
    Button,
    Select,
    Form,
}

/// <summary>A method of a feature that answers interactions.</summary>
internal sealed record InteractionHandler
{
    public required HandlerKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The command that Discord knows: of a subcommand the first word.</summary>
    public string TopName => Kind == HandlerKind.Command ? Name.Split(' ')[0] : Name;

    /// <summary>Whether Discord lists it among the bot's commands.</summary>
    public bool IsCommand => Kind is HandlerKind.Command or HandlerKind.UserCommand or HandlerKind.MessageCommand;

    /// <summary>The command as one reads of it.</summary>
    public string Label => Kind == HandlerKind.Command ? $"/{Name}" : Name;

    public required Type Feature { get; init; }

    public required MethodInfo Method { get; init; }

    /// <summary>What each parameter gets, in order.</summary>
    public required IReadOnlyList<Binding> Bindings { get; init; }

    public required IReadOnlyList<AccessAttribute> Access { get; init; }

    /// <summary><see cref="Reply"/>, <see cref="Update"/> or <see cref="Form"/>.</summary>
    public required Type Answer { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Whether it may be used in direct messages too.</summary>
    public bool InDirectMessages { get; init; }

    public bool RunsInChannelOrder => Answer != typeof(Form) && Access.Any(access => access.RunsInChannelOrder);

    public override string ToString() => $"{Feature.Name}.{Method.Name}";
}

/// <summary>What a parameter of a handler gets.</summary>
/// <param name="Parameter">The parameter.</param>
internal abstract record Binding(ParameterInfo Parameter);

internal sealed record ContextBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record CancellationBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record RouteBinding(ParameterInfo Parameter, int Index) : Binding(Parameter);

/// <summary>The message or the person whose command it is.</summary>
internal sealed record TargetBinding(ParameterInfo Parameter) : Binding(Parameter);

/// <summary>What was chosen in a select.</summary>
internal sealed record ValuesBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record InputBinding(ParameterInfo Parameter, string Name) : Binding(Parameter);

/// <param name="Parameter">The parameter.</param>
/// <param name="Option">What its author says of it.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Completion">The method that says what may be chosen; null for none.</param>
internal sealed record OptionBinding(ParameterInfo Parameter, OptionAttribute Option, bool Required, MethodInfo? Completion) : Binding(Parameter)
{
    /// <summary>The type of the option, whether it may be left out or not.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Parameter.ParameterType) ?? Parameter.ParameterType;
}
