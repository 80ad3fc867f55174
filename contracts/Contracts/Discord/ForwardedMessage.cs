namespace DCTicket.Contracts;

/// <summary>The part of a message that a forward keeps; who wrote it is not known.</summary>
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
