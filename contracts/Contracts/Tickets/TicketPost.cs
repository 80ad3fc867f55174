namespace DCTicket.Contracts;

/// <summary>A message that a plugin posts into a ticket as the bot.</summary>
public sealed record TicketPost
{
    /// <summary>
    /// Identifies the post in its ticket: a second one of the same key is not posted. 1–100 characters; begin it with the plugin's id.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required TicketPostKind Kind { get; init; }

    /// <summary>
    /// The message; its mentions ping. Its buttons name the plugin that has their handlers (<see cref="Route.InPlugin"/>).
    /// </summary>
    public required OutgoingMessage Message { get; init; }
}
