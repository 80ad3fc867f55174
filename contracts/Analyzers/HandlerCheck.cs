using System.Text.RegularExpressions;
using DCTicket.Host.Interactions;
using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>Finds the first problem of a handler, in the order of the loader (<c>HandlerDiscovery</c>).</summary>
internal sealed class HandlerCheck(ContractTypes types)
{
    private static readonly Regex RouteName = new(HandlerProblems.RouteNamePattern);
    private static readonly Regex CommandName = new(HandlerProblems.CommandNamePattern);

    private readonly OptionCheck _options = new(types, CommandName);

    public Problem? Find(IMethodSymbol method, HandlerMark mark, AttributeData attribute)
    {
        if (!types.HasAccessRule(method))
            return new Problem(Rules.Access, HandlerProblems.NoAccess);
        if (FindInName(mark.Kind, ContractTypes.Text(attribute, 0)) is { } bad)
            return new Problem(Rules.Name, bad);
        if (mark.Kind == HandlerKind.Command && ContractTypes.Text(attribute, 1).Length is < 1 or > HandlerProblems.MaxDescription)
            return new Problem(Rules.Name, HandlerProblems.BadDescription);
        if (!mark.Answers.Any(answer => types.IsTaskOf(method.ReturnType, answer)))
            return new Problem(
                Rules.Signature,
                HandlerProblems.BadReturn(method.ReturnType.MetadataName, mark.Kind, mark.Answers.Select(answer => $"Task<{answer}>"))
            );
        return FindInParameters(method, mark);
    }

    private Problem? FindInParameters(IMethodSymbol method, HandlerMark mark)
    {
        var (values, targets) = (0, 0);
        foreach (var parameter in method.Parameters)
        {
            if (ContractTypes.Same(parameter.Type, types.CancellationToken) || IsContext(parameter.Type, mark))
                continue;
            if (types.Attribute(parameter, "OptionAttribute") is { } option && mark.Kind == HandlerKind.Command)
            {
                if (_options.Find(method.ContainingType, parameter, option) is { } problem)
                    return problem;
            }
            else if (mark.Kind == HandlerKind.Button && IsOptionOfCommand(method, parameter))
                continue;
            else if (IsTarget(mark.Kind, parameter))
                targets += types.Is(parameter.Type, "Member") ? 0 : 1;
            else if (types.Attribute(parameter, "InputAttribute") is not null && mark.Kind == HandlerKind.Modal && IsInput(parameter.Type))
                continue;
            else if (mark.Kind == HandlerKind.Select && IsValues(parameter.Type))
                values++;
            else if (FindInRoute(parameter, mark.Kind) is { } text)
                return new Problem(Rules.Signature, text);
        }

        if (mark.Kind == HandlerKind.Select && values != 1)
            return new Problem(Rules.Signature, HandlerProblems.BadSelect);
        return mark.Kind switch
        {
            HandlerKind.UserCommand when targets == 0 => new Problem(Rules.Signature, HandlerProblems.NoTargetUser),
            HandlerKind.MessageCommand when targets == 0 => new Problem(Rules.Signature, HandlerProblems.NoTargetMessage),
            _ => null,
        };
    }

    private string? FindInRoute(IParameterSymbol parameter, HandlerKind kind)
    {
        if (types.Attribute(parameter, "OptionAttribute") is not null)
            return HandlerProblems.OptionElsewhere(parameter.Name);
        if (types.Attribute(parameter, "InputAttribute") is not null)
            return HandlerProblems.InputElsewhere(parameter.Name);
        var hasRoute = kind is HandlerKind.Button or HandlerKind.Select or HandlerKind.Modal;
        return hasRoute && IsRoute(parameter.Type)
            ? null
            : HandlerProblems.UnknownParameter(parameter.Name, parameter.Type.MetadataName, kind);
    }

    private static string? FindInName(HandlerKind kind, string name)
    {
        if (kind == HandlerKind.Command)
            return name.Split(' ') is { Length: >= 1 and <= 3 } words && words.All(word => CommandName.IsMatch(word))
                ? null
                : HandlerProblems.BadCommandName(name);
        if (kind is HandlerKind.UserCommand or HandlerKind.MessageCommand)
            return name.Length is >= 1 and <= HandlerProblems.MaxCommandName && name.Trim() == name
                ? null
                : HandlerProblems.BadMenuName(name);
        return RouteName.IsMatch(name) ? null : HandlerProblems.BadRouteName(name);
    }

    private bool IsContext(ITypeSymbol type, HandlerMark mark) => types.Is(type, mark.Context) || types.Is(type, "InteractionContext");

    private bool IsOptionOfCommand(IMethodSymbol method, IParameterSymbol parameter) =>
        types.Attribute(method, "CommandAttribute") is not null
        && types.Attribute(parameter, "OptionAttribute") is not null
        && ContractTypes.IsNullable(parameter);

    private bool IsTarget(HandlerKind kind, IParameterSymbol parameter) =>
        kind switch
        {
            HandlerKind.UserCommand => types.Is(parameter.Type, "User")
                || (types.Is(parameter.Type, "Member") && ContractTypes.IsNullable(parameter)),
            HandlerKind.MessageCommand => types.Is(parameter.Type, "Message"),
            _ => false,
        };

    private bool IsInput(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean
        || IsValues(type)
        || types.IsListOf(type, types.Contract("Attachment"));

    private bool IsValues(ITypeSymbol type) => types.IsListOfText(type) || types.IsListOf(type, types.Contract("Snowflake"));

    private bool IsRoute(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
        || ContractTypes.Same(type, types.Guid)
        || types.Is(type, "Snowflake");
}
