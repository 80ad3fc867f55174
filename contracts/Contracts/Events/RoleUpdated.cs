namespace DCTicket.Contracts;

/// <summary>A role was changed: its name, permissions, position…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Role">The role after the change.</param>
public sealed record RoleUpdated(Snowflake GuildId, Role Role) : DiscordEvent(GuildId);
