namespace DCTicket.Contracts;

/// <summary>A message was edited.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message after the edit.</param>
public sealed record MessageUpdated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Message.ChannelId;
}
