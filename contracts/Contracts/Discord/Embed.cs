namespace DCTicket.Contracts;

/// <summary>A block of rich text. Source: Discord's documentation, "Message Resource: Embed Object".</summary>
public sealed record Embed
{
    /// <summary>The title, at most 256 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The text, at most 4,096 characters of Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>The colour of the left edge, 0xRRGGBB.</summary>
    public int? Color { get; init; }

    /// <summary>Where the title leads.</summary>
    public string? Url { get; init; }

    /// <summary>The instant that is shown beside the footer.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The picture under the text.</summary>
    public EmbedImage? Image { get; init; }

    /// <summary>The small picture in the corner.</summary>
    public EmbedImage? Thumbnail { get; init; }

    /// <summary>The line at the bottom.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>The line at the top.</summary>
    public EmbedAuthor? Author { get; init; }

    /// <summary>At most 25 named values.</summary>
    public IReadOnlyList<EmbedField> Fields
    {
        get => field ?? [];
        init;
    }
}

/// <summary>A named value of an <see cref="Embed"/>.</summary>
/// <param name="Name">1–256 characters.</param>
/// <param name="Value">1–1,024 characters of Markdown.</param>
/// <param name="Inline">Whether it may stand beside others in one line.</param>
public sealed record EmbedField(string Name, string Value, bool Inline = false);

/// <summary>A picture of an <see cref="Embed"/>.</summary>
/// <param name="Url">Its address: http or https, or <c>attachment://NAME</c> for a file of the same message.</param>
public sealed record EmbedImage(string Url);

/// <summary>The bottom line of an <see cref="Embed"/>.</summary>
/// <param name="Text">At most 2,048 characters, shown as they are.</param>
/// <param name="IconUrl">A small picture before it, as in <see cref="EmbedImage"/>; null for none.</param>
public sealed record EmbedFooter(string Text, string? IconUrl = null);

/// <summary>The top line of an <see cref="Embed"/>.</summary>
/// <param name="Name">At most 256 characters, shown as they are.</param>
/// <param name="Url">Where it leads; null for nowhere.</param>
/// <param name="IconUrl">A small picture before it, as in <see cref="EmbedImage"/>; null for none.</param>
public sealed record EmbedAuthor(string Name, string? Url = null, string? IconUrl = null);
