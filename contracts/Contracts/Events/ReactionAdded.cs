namespace DCTicket.Contracts;

/// <summary>Somebody reacted to a message, or gave a reaction that others had given before.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="UserId">Who.</param>
/// <param name="Emoji">The reaction.</param>
public sealed record ReactionAdded(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Snowflake UserId, Emoji Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
