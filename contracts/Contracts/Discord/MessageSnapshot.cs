namespace DCTicket.Contracts;

/// <summary>A forwarded message. Source: Discord's documentation, "Message Resource: Message Snapshot Object".</summary>
/// <param name="Message">The content of the forwarded message.</param>
public sealed record MessageSnapshot(ForwardedMessage Message);
