namespace DCTicket.Contracts;

/// <summary>A reference to another message. Source: Discord's documentation, "Message Resource: Message Reference Structure".</summary>
/// <param name="MessageId">The message; null for a reference to a channel only.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="Type">0 for a reply and the like, 1 for a forward.</param>
public sealed record MessageReference(Snowflake? MessageId, Snowflake? ChannelId, int Type);
