namespace DCTicket.Contracts;

/// <summary>A thread was deleted. Not raised when the bot loses access to the parent channel.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="ParentId">The parent channel.</param>
public sealed record ThreadDeleted(Snowflake GuildId, Snowflake ThreadId, Snowflake ParentId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ThreadId;
}
