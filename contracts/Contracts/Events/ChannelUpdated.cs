namespace DCTicket.Contracts;

/// <summary>A channel was changed: its name, topic, category, overwrites…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channel">The channel after the change.</param>
public sealed record ChannelUpdated(Snowflake GuildId, Channel Channel) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Channel.Id;
}
