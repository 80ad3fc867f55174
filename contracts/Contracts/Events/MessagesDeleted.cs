namespace DCTicket.Contracts;

/// <summary>One or several messages were deleted.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageIds">The messages.</param>
public sealed record MessagesDeleted(Snowflake GuildId, Snowflake ChannelId, IReadOnlyList<Snowflake> MessageIds)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
