using DCTicket.Host.Interactions;
using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>How a method is marked as a handler, and what each kind of handler takes and returns.</summary>
internal sealed class HandlerMark(HandlerKind kind, string attribute, string context, string[] answers)
{
    // In the order in which the loader reads them.
    private static readonly HandlerMark[] All =
    [
        new(HandlerKind.Command, "CommandAttribute", "CommandContext", ["Reply", "Modal", "ReplyOrModal"]),
        new(HandlerKind.UserCommand, "UserCommandAttribute", "CommandContext", ["Reply", "Modal"]),
        new(HandlerKind.MessageCommand, "MessageCommandAttribute", "CommandContext", ["Reply", "Modal"]),
        new(HandlerKind.Button, "ButtonAttribute", "ComponentContext", ["Reply", "Update", "Modal"]),
        new(HandlerKind.Select, "SelectMenuAttribute", "ComponentContext", ["Reply", "Update", "Modal"]),
        new(HandlerKind.Modal, "ModalSubmitAttribute", "ModalContext", ["Reply", "Update"]),
    ];

    public HandlerKind Kind { get; } = kind;

    public string Context { get; } = context;

    public string[] Answers { get; } = answers;

    private string Attribute { get; } = attribute;

    /// <summary>The marks of a method, with their attributes.</summary>
    public static IEnumerable<(HandlerMark Mark, AttributeData Attribute)> Of(IMethodSymbol method, ContractTypes types)
    {
        foreach (var mark in All)
        {
            if (types.Attribute(method, mark.Attribute) is { } attribute)
                yield return (mark, attribute);
        }
    }
}
