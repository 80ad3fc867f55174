using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>The source of a handler's parameter.</summary>
/// <param name="Parameter">The parameter.</param>
internal abstract record Binding(ParameterInfo Parameter);

internal sealed record ContextBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record CancellationBinding(ParameterInfo Parameter) : Binding(Parameter);

/// <summary>An option of a command whose handler was called by a click.</summary>
internal sealed record AbsentBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record RouteBinding(ParameterInfo Parameter, int Index) : Binding(Parameter);

/// <summary>The target of a message or user command.</summary>
internal sealed record TargetBinding(ParameterInfo Parameter) : Binding(Parameter);

/// <summary>The selected values.</summary>
internal sealed record ValuesBinding(ParameterInfo Parameter) : Binding(Parameter);

internal sealed record InputBinding(ParameterInfo Parameter, string Name) : Binding(Parameter);

/// <param name="Parameter">The parameter.</param>
/// <param name="Option">Its attribute.</param>
/// <param name="Required">Whether it is required.</param>
/// <param name="Autocomplete">The autocomplete method; null for none.</param>
internal sealed record OptionBinding(ParameterInfo Parameter, OptionAttribute Option, bool Required, MethodInfo? Autocomplete)
    : Binding(Parameter)
{
    /// <summary>The type of the option, nullable or not.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Parameter.ParameterType) ?? Parameter.ParameterType;
}
