namespace DCTicket.Contracts;

/// <summary>A message was changed.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record MessageUpdated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Message.ChannelId;
}
