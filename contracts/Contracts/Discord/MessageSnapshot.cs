namespace DCTicket.Contracts;

/// <summary>What was forwarded. Source: Discord's documentation, "Message Resource: Message Snapshot Object".</summary>
/// <param name="Message">The part of the message that a forward keeps.</param>
public sealed record MessageSnapshot(ForwardedMessage Message);
