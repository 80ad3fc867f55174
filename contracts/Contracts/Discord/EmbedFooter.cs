namespace DCTicket.Contracts;

/// <summary>The footer of an <see cref="Embed"/>.</summary>
/// <param name="Text">At most 2,048 characters, shown as they are.</param>
/// <param name="IconUrl">A small image before it, as in <see cref="EmbedImage"/>; null for none.</param>
public sealed record EmbedFooter(string Text, string? IconUrl = null);
