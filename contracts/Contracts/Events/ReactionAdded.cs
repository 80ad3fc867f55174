namespace DCTicket.Contracts;

/// <summary>A user added a reaction to a message.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="UserId">The user.</param>
/// <param name="Emoji">The reaction.</param>
public sealed record ReactionAdded(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Snowflake UserId, Emoji Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
