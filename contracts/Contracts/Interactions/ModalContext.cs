using System.Diagnostics.CodeAnalysis;

namespace DCTicket.Contracts;

/// <summary>A submitted modal.</summary>
public sealed class ModalContext : InteractionContext
{
    /// <summary>A context whose members are set one by one.</summary>
    public ModalContext() { }

    [SetsRequiredMembers]
    internal ModalContext(InteractionContext other)
        : base(other) { }

    /// <summary>The message whose button opened the modal; null if a command did.</summary>
    public Message? Message { get; init; }

    /// <summary>The values of all fields by name: for modals whose fields are not known at compile time.</summary>
    public IReadOnlyDictionary<string, ModalValue> Values { get; init; } = new Dictionary<string, ModalValue>();
}
