namespace DCTicket.Contracts;

/// <summary>An image of an <see cref="Embed"/>.</summary>
/// <param name="Url">Its address: http or https, or <c>attachment://NAME</c> for a file of the same message.</param>
public sealed record EmbedImage(string Url);
