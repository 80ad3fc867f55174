namespace DCTicket.Contracts;

/// <summary>A file of a message. Source: Discord's documentation, "Message Resource: Attachment Object".</summary>
public sealed record Attachment
{
    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>
    /// The sanitized file name: ASCII letters, digits and a few symbols. To show or compare a name, use <see cref="DisplayName"/>.
    /// </summary>
    public required string Filename
    {
        get;
        init => field = value ?? throw new FormatException("A file has no name.");
    }

    /// <summary>The original name without its extension, where <see cref="Filename"/> could not represent it; null otherwise.</summary>
    public string? Title { get; init; }

    /// <summary>The original name with its extension.</summary>
    public string DisplayName =>
        Title is not { Length: > 0 } title ? Filename
        : title.EndsWith(Path.GetExtension(Filename), StringComparison.OrdinalIgnoreCase) ? title
        : title + Path.GetExtension(Filename);

    /// <summary>The alternative text that the sender wrote; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The media type that Discord detected; null where it detected none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The address of the content. It is signed and expires after about a day.</summary>
    public required Uri Url
    {
        get;
        init => field = value ?? throw new FormatException("A file has no address.");
    }

    /// <summary>The address of Discord's proxied copy of an image, which <c>?width=…&amp;height=…</c> resizes; null for none.</summary>
    public Uri? ProxyUrl { get; init; }

    /// <summary>The width of an image or video; null for others.</summary>
    public int? Width { get; init; }

    /// <summary>The height of an image or video; null for others.</summary>
    public int? Height { get; init; }
}
