using System.Diagnostics.CodeAnalysis;

namespace DCTicket.Contracts;

/// <summary>A click on a button, or a selection in a select menu.</summary>
public sealed class ComponentContext : InteractionContext
{
    /// <summary>Creates a context whose members are set one by one.</summary>
    public ComponentContext() { }

    [SetsRequiredMembers]
    internal ComponentContext(InteractionContext other, Message message)
        : base(other) => Message = message;

    /// <summary>The message with the component.</summary>
    public required Message Message { get; init; }
}
