namespace DCTicket.Contracts;

/// <summary>The settings of a server were changed: its name, language, owner…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Guild">The server after the change.</param>
public sealed record GuildUpdated(Snowflake GuildId, Guild Guild) : DiscordEvent(GuildId);
