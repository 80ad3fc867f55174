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

    /// <summary>The link of the title.</summary>
    public string? Url { get; init; }

    /// <summary>The timestamp in the footer.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The large image below the text.</summary>
    public EmbedImage? Image { get; init; }

    /// <summary>The thumbnail in the corner.</summary>
    public EmbedImage? Thumbnail { get; init; }

    /// <summary>The footer.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>The author line.</summary>
    public EmbedAuthor? Author { get; init; }

    /// <summary>At most 25 fields.</summary>
    public IReadOnlyList<EmbedField> Fields
    {
        get => field ?? [];
        init;
    }
}
