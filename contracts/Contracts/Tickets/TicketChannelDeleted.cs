namespace DCTicket.Contracts;

/// <summary>The channel of a ticket is gone, by the bot after closing or by hand.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record TicketChannelDeleted(Snowflake GuildId, Guid TicketId, Snowflake ChannelId) : TicketEvent(GuildId, TicketId);
