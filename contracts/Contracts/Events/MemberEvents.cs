namespace DCTicket.Contracts;

/// <summary>Somebody came into a server. Needs the Server Members intent.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Member">Who.</param>
public sealed record MemberJoined(Snowflake GuildId, Member Member) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => Member.User.Id;
}

/// <summary>Somebody left a server, or was kicked or banned. Needs the Server Members intent.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="User">Who.</param>
public sealed record MemberLeft(Snowflake GuildId, User User) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => User.Id;
}

/// <summary>
/// A member's roles, name or time-out were changed. Needs the Server Members intent, save for the bot itself
/// (whose id is <see cref="IDiscord.BotId"/>): that comes always.
/// </summary>
/// <param name="GuildId">The server.</param>
/// <param name="Member">The member as it is now.</param>
public sealed record MemberUpdated(Snowflake GuildId, Member Member) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => Member.User.Id;
}

/// <summary>A role was made.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Role">The role.</param>
public sealed record RoleCreated(Snowflake GuildId, Role Role) : DiscordEvent(GuildId);

/// <summary>A role was changed: its name, permissions, place…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Role">The role as it is now.</param>
public sealed record RoleUpdated(Snowflake GuildId, Role Role) : DiscordEvent(GuildId);

/// <summary>A role was deleted. Its overwrites go with it, and nobody has it any more.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="RoleId">The role.</param>
public sealed record RoleDeleted(Snowflake GuildId, Snowflake RoleId) : DiscordEvent(GuildId);
