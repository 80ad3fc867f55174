namespace DCTicket.Contracts;

/// <summary>
/// A message was sent in the direct messages between a user and the bot, by either of them. It is delivered only while a plugin handles it.
/// Its <see cref="DiscordEvent.GuildId"/> is zero. The text is there without the MESSAGE_CONTENT intent.
/// </summary>
/// <param name="Message">The message. <see cref="Message.ChannelId"/> is the channel of the direct messages: reply there.</param>
public sealed record DirectMessageCreated(Message Message) : DiscordEvent(default(Snowflake)), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Message.ChannelId;
}
