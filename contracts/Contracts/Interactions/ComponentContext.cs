using System.Diagnostics.CodeAnalysis;

namespace DCTicket.Contracts;

/// <summary>A click, or a choice.</summary>
public sealed class ComponentContext : InteractionContext
{
    /// <summary>A context whose members are set one by one.</summary>
    public ComponentContext() { }

    [SetsRequiredMembers]
    internal ComponentContext(InteractionContext other, Message message)
        : base(other) => Message = message;

    /// <summary>The message that was clicked, or whose select was used.</summary>
    public required Message Message { get; init; }
}
