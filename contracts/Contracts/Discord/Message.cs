namespace DCTicket.Contracts;

/// <summary>A message as Discord keeps it. Source: Discord's documentation, "Message Resource: Message Object".</summary>
public sealed record Message
{
    /// <summary>The id; younger messages have higher ones.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required Snowflake ChannelId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required User Author { get; init; }

    /// <summary>The text; empty where there is none, and where the bot lacks the MESSAGE_CONTENT intent.</summary>
    public string Content { get => field ?? ""; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was last edited; null for never.</summary>
    public DateTimeOffset? EditedTimestamp { get; init; }

    /// <summary>The kind: 0 is a plain message, 19 a reply, others are the system's.</summary>
    public int Type { get; init; }

    /// <summary>The files.</summary>
    public IReadOnlyList<Attachment> Attachments { get => field ?? []; init; }

    /// <summary>The embeds.</summary>
    public IReadOnlyList<Embed> Embeds { get => field ?? []; init; }

    /// <summary>The rows of buttons and selects.</summary>
    public IReadOnlyList<MessageComponent> Components { get => field ?? []; init; }

    /// <summary>Whether one of the buttons leads to <paramref name="route"/> of the plugin that asks.</summary>
    public bool Has(Route route) => Components.SelectMany(row => row.Components).Any(component => component.CustomId == route.Value);
}

/// <summary>A component of a message that was received. Source: Discord's documentation, "Component Reference".</summary>
public sealed record MessageComponent
{
    /// <summary>The kind: 1 is a row, 2 a button.</summary>
    public int Type { get; init; }

    /// <summary>
    /// The custom id. The host takes the plugin's own prefix off, so that it equals <see cref="Route.Value"/>; ids of others come whole.
    /// </summary>
    public string? CustomId { get; init; }

    /// <summary>The components of a row.</summary>
    public IReadOnlyList<MessageComponent> Components { get => field ?? []; init; }
}

/// <summary>A file of a message. Source: Discord's documentation, "Message Resource: Attachment Object".</summary>
public sealed record Attachment
{
    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The file's name, as the sender gave it.</summary>
    public required string Filename { get; init; }

    /// <summary>The media type that Discord found; null where it found none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Where the bytes are. The address is signed and expires after about a day.</summary>
    public required Uri Url { get; init; }
}

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

    /// <summary>The line at the bottom.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>The line at the top.</summary>
    public EmbedAuthor? Author { get; init; }

    /// <summary>At most 25 named values.</summary>
    public IReadOnlyList<EmbedField> Fields { get => field ?? []; init; }
}

/// <summary>A named value of an <see cref="Embed"/>.</summary>
/// <param name="Name">1–256 characters.</param>
/// <param name="Value">1–1,024 characters of Markdown.</param>
/// <param name="Inline">Whether it may stand beside others in one line.</param>
public sealed record EmbedField(string Name, string Value, bool Inline = false);

/// <summary>The bottom line of an <see cref="Embed"/>.</summary>
/// <param name="Text">At most 2,048 characters, shown as they are.</param>
public sealed record EmbedFooter(string Text);

/// <summary>The top line of an <see cref="Embed"/>.</summary>
/// <param name="Name">At most 256 characters, shown as they are.</param>
public sealed record EmbedAuthor(string Name);
