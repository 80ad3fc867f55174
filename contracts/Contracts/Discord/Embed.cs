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
