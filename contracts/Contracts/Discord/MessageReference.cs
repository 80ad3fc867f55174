namespace DCTicket.Contracts;

/// <summary>
/// The message that a message is about. Source: Discord's documentation, "Message Resource: Message Reference Structure".
/// </summary>
/// <param name="MessageId">The message; null where only a channel is meant.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="Type">0 for a reply and the like, 1 for a forward.</param>
public sealed record MessageReference(Snowflake? MessageId, Snowflake? ChannelId, int Type);
