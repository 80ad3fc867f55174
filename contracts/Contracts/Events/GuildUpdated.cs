namespace DCTicket.Contracts;

/// <summary>A server's settings were changed: its name, language, owner…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Guild">The server as it is now.</param>
public sealed record GuildUpdated(Snowflake GuildId, Guild Guild) : DiscordEvent(GuildId);
