namespace DCTicket.Contracts;

/// <summary>A thread was deleted. That the bot has lost access to its channel is not told.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="ParentId">The channel that it hung on.</param>
public sealed record ThreadDeleted(Snowflake GuildId, Snowflake ThreadId, Snowflake ParentId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ThreadId;
}
