namespace DCTicket.Contracts;

/// <summary>A channel was deleted, or the bot does not see it any more.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record ChannelDeleted(Snowflake GuildId, Snowflake ChannelId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
