namespace DCTicket.Contracts;

/// <summary>All reactions of a message were removed, or all of one emoji.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Emoji">The one emoji; null for all.</param>
public sealed record ReactionsCleared(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Emoji? Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
