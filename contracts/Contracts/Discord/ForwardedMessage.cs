namespace DCTicket.Contracts;

/// <summary>The content of a forwarded message; its author is unknown.</summary>
public sealed record ForwardedMessage
{
    /// <summary>The text.</summary>
    public string Content
    {
        get => field ?? "";
        init;
    }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>The files.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get => field ?? [];
        init;
    }

    /// <summary>The embeds.</summary>
    public IReadOnlyList<Embed> Embeds
    {
        get => field ?? [];
        init;
    }

    /// <summary>The stickers.</summary>
    public IReadOnlyList<Sticker> StickerItems
    {
        get => field ?? [];
        init;
    }
}
