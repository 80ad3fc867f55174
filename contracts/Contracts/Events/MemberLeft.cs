namespace DCTicket.Contracts;

/// <summary>A member left a server, or was kicked or banned. Needs the Server Members intent.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="User">The user.</param>
public sealed record MemberLeft(Snowflake GuildId, User User) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => User.Id;
}
