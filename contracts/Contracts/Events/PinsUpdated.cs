namespace DCTicket.Contracts;

/// <summary>A message was pinned or unpinned in a channel. The message itself comes as <see cref="MessageUpdated"/>.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record PinsUpdated(Snowflake GuildId, Snowflake ChannelId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
