namespace DCTicket.Contracts;

/// <summary>What a plugin adds to the control message of a ticket.</summary>
public sealed record TicketControlContent
{
    /// <summary>Fields of the embed, at most 4; the others are left out.</summary>
    public IReadOnlyList<EmbedField> Fields { get; init; } = [];

    /// <summary>
    /// Buttons, at most 4; the others are left out. A click goes to the handler of the plugin that added it, which declares who may use it.
    /// </summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}
