namespace DCTicket.Contracts;

/// <summary>A file of a message. Source: Discord's documentation, "Message Resource: Attachment Object".</summary>
public sealed record Attachment
{
    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>
    /// The file's name as Discord keeps it: letters and digits of ASCII and a few signs. To show or compare one, see
    /// <see cref="DisplayName"/>.
    /// </summary>
    public required string Filename
    {
        get;
        init => field = value ?? throw new FormatException("A file has no name.");
    }

    /// <summary>
    /// The name as the sender gave it, without its ending, where <see cref="Filename"/> could not hold it; null otherwise.
    /// </summary>
    public string? Title { get; init; }

    /// <summary>The name as the sender gave it, with its ending.</summary>
    public string DisplayName =>
        Title is not { Length: > 0 } title ? Filename
        : title.EndsWith(Path.GetExtension(Filename), StringComparison.OrdinalIgnoreCase) ? title
        : title + Path.GetExtension(Filename);

    /// <summary>The sender's description for who cannot see it; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The media type that Discord found; null where it found none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Where the bytes are. The address is signed and expires after about a day.</summary>
    public required Uri Url
    {
        get;
        init => field = value ?? throw new FormatException("A file has no address.");
    }

    /// <summary>Where Discord's copy of an image is, which can be had smaller by <c>?width=…&amp;height=…</c>; null for none.</summary>
    public Uri? ProxyUrl { get; init; }

    /// <summary>The width of an image or video; null for others.</summary>
    public int? Width { get; init; }

    /// <summary>The height of an image or video; null for others.</summary>
    public int? Height { get; init; }
}
