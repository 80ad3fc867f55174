namespace DCTicket.Contracts;

/// <summary>Somebody came into a server. Needs the Server Members intent.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Member">Who.</param>
public sealed record MemberJoined(Snowflake GuildId, Member Member) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => Member.User.Id;
}
