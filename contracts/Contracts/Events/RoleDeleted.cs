namespace DCTicket.Contracts;

/// <summary>A role was deleted. Its overwrites go with it, and nobody has it any more.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="RoleId">The role.</param>
public sealed record RoleDeleted(Snowflake GuildId, Snowflake RoleId) : DiscordEvent(GuildId);
