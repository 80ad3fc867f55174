namespace DCTicket.Contracts;

/// <summary>
/// The bot was taken out of a server. A server that has gone away for a while does not count; it comes back as
/// <see cref="GuildAvailable"/>.
/// </summary>
/// <param name="GuildId">The server.</param>
public sealed record GuildRemoved(Snowflake GuildId) : DiscordEvent(GuildId);
