namespace DCTicket.Contracts;

/// <summary>A channel was deleted, or is no longer visible to the bot.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record ChannelDeleted(Snowflake GuildId, Snowflake ChannelId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
