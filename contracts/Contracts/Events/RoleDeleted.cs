namespace DCTicket.Contracts;

/// <summary>A role was deleted. Its overwrites are removed with it, and no member has it.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="RoleId">The role.</param>
public sealed record RoleDeleted(Snowflake GuildId, Snowflake RoleId) : DiscordEvent(GuildId);
