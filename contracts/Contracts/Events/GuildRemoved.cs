namespace DCTicket.Contracts;

/// <summary>
/// The bot was removed from a server. An outage of a server does not count; the server returns as <see cref="GuildAvailable"/>.
/// </summary>
/// <param name="GuildId">The server.</param>
public sealed record GuildRemoved(Snowflake GuildId) : DiscordEvent(GuildId);
