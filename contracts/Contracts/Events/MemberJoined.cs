namespace DCTicket.Contracts;

/// <summary>A member joined a server. Needs the Server Members intent.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Member">The member.</param>
public sealed record MemberJoined(Snowflake GuildId, Member Member) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => Member.User.Id;
}
