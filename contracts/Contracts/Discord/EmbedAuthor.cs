namespace DCTicket.Contracts;

/// <summary>The top line of an <see cref="Embed"/>.</summary>
/// <param name="Name">At most 256 characters, shown as they are.</param>
/// <param name="Url">Where it leads; null for nowhere.</param>
/// <param name="IconUrl">A small picture before it, as in <see cref="EmbedImage"/>; null for none.</param>
public sealed record EmbedAuthor(string Name, string? Url = null, string? IconUrl = null);
