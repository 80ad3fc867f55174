using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>What a parameter of a handler gets.</summary>
/// <param name="Parameter">The parameter.</param>
internal abstract record Binding(ParameterInfo Parameter);

internal sealed record ContextBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record CancellationBinding(ParameterInfo Parameter) : Binding(Parameter);

/// <summary>An option of a command whose handler was reached by a click.</summary>
internal sealed record AbsentBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record RouteBinding(ParameterInfo Parameter, int Index) : Binding(Parameter);

/// <summary>The message or the person whose command it is.</summary>
internal sealed record TargetBinding(ParameterInfo Parameter) : Binding(Parameter);

/// <summary>What was chosen in a select.</summary>
internal sealed record ValuesBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record InputBinding(ParameterInfo Parameter, string Name) : Binding(Parameter);

/// <param name="Parameter">The parameter.</param>
/// <param name="Option">What its author says of it.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Autocomplete">The method that says what may be chosen; null for none.</param>
internal sealed record OptionBinding(ParameterInfo Parameter, OptionAttribute Option, bool Required, MethodInfo? Autocomplete)
    : Binding(Parameter)
{
    /// <summary>The type of the option, whether it may be left out or not.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Parameter.ParameterType) ?? Parameter.ParameterType;
}
