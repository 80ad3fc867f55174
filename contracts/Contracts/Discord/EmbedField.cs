namespace DCTicket.Contracts;

/// <summary>A field of an <see cref="Embed"/>.</summary>
/// <param name="Name">1–256 characters.</param>
/// <param name="Value">1–1,024 characters of Markdown.</param>
/// <param name="Inline">Whether it may share a line with others.</param>
public sealed record EmbedField(string Name, string Value, bool Inline = false);
