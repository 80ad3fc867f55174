namespace DCTicket.Contracts;

/// <summary>
/// The roles, nickname or time-out of a member changed. Needs the Server Members intent, except for the bot itself (<see
/// cref="IDiscord.BotId"/>).
/// </summary>
/// <param name="GuildId">The server.</param>
/// <param name="Member">The member after the change.</param>
public sealed record MemberUpdated(Snowflake GuildId, Member Member) : DiscordEvent(GuildId)
{
    internal override Snowflake QueueKey => Member.User.Id;
}
