namespace DCTicket.Contracts;

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
