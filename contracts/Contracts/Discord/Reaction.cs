namespace DCTicket.Contracts;

/// <summary>A reaction with its count. Source: Discord's documentation, "Message Resource: Reaction Object".</summary>
/// <param name="Emoji">The reaction.</param>
/// <param name="Count">The number of users.</param>
public sealed record Reaction(Emoji Emoji, int Count);
