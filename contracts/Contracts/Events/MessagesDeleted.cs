namespace DCTicket.Contracts;

/// <summary>One message, or several at once, were deleted.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageIds">The messages.</param>
public sealed record MessagesDeleted(Snowflake GuildId, Snowflake ChannelId, IReadOnlyList<Snowflake> MessageIds)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
