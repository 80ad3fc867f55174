namespace DCTicket.Contracts;

/// <summary>Staff added labels to a ticket, or removed some. Not raised when an admin renames or deletes a label.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Added">The names of added labels, also of those that only staff sees.</param>
/// <param name="Removed">The names of removed labels.</param>
/// <param name="ById">Who did it; null for the bot or a plugin.</param>
public sealed record TicketLabelsChanged(
    Snowflake GuildId,
    Guid TicketId,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    Snowflake? ById
) : TicketEvent(GuildId, TicketId);
