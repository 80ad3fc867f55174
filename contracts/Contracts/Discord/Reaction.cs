namespace DCTicket.Contracts;

/// <summary>How often a message has one reaction. Source: Discord's documentation, "Message Resource: Reaction Object".</summary>
/// <param name="Emoji">The reaction.</param>
/// <param name="Count">How many gave it.</param>
public sealed record Reaction(Emoji Emoji, int Count);
