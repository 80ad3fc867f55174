namespace DCTicket.Contracts;

/// <summary>The author line of an <see cref="Embed"/>.</summary>
/// <param name="Name">At most 256 characters, shown as they are.</param>
/// <param name="Url">Its link; null for none.</param>
/// <param name="IconUrl">A small image before it, as in <see cref="EmbedImage"/>; null for none.</param>
public sealed record EmbedAuthor(string Name, string? Url = null, string? IconUrl = null);
