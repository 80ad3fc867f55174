namespace DCTicket.Contracts;

/// <summary>A role was changed: its name, permissions, place…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Role">The role as it is now.</param>
public sealed record RoleUpdated(Snowflake GuildId, Role Role) : DiscordEvent(GuildId);
