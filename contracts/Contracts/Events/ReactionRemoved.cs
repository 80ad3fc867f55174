namespace DCTicket.Contracts;

/// <summary>A reaction of a user was removed.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="UserId">The user whose reaction it was.</param>
/// <param name="Emoji">The reaction.</param>
public sealed record ReactionRemoved(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Snowflake UserId, Emoji Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
