namespace DCTicket.Contracts;

/// <summary>A role was created.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Role">The role.</param>
public sealed record RoleCreated(Snowflake GuildId, Role Role) : DiscordEvent(GuildId);
