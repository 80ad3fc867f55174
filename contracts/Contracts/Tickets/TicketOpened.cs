namespace DCTicket.Contracts;

/// <summary>A ticket was opened: its channel and its welcome message exist.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Number">The visible number, unique in the server.</param>
/// <param name="Department">The key of the department.</param>
/// <param name="ChannelId">The ticket's channel.</param>
/// <param name="OwnerId">The member who opened it.</param>
public sealed record TicketOpened(Snowflake GuildId, Guid TicketId, int Number, string Department, Snowflake ChannelId, Snowflake OwnerId)
    : TicketEvent(GuildId, TicketId);
