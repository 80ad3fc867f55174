namespace DCTicket.Contracts;

/// <summary>A channel was created, or became visible to the bot.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channel">The channel.</param>
public sealed record ChannelCreated(Snowflake GuildId, Channel Channel) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Channel.Id;
}
