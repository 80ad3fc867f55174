namespace DCTicket.Contracts;

/// <summary>A question or an answer. Source: Discord's documentation, "Poll Resource: Poll Media Object".</summary>
/// <param name="Text">The text; null for an emoji alone.</param>
/// <param name="Emoji">The emoji; null for none.</param>
public sealed record PollMedia(string? Text, Emoji? Emoji);
