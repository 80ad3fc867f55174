namespace DCTicket.Contracts;

/// <summary>Somebody took a reaction back, or had it taken.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="UserId">Whose it was.</param>
/// <param name="Emoji">The reaction.</param>
public sealed record ReactionRemoved(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Snowflake UserId, Emoji Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
