namespace DCTicket.Contracts;

/// <summary>A message. Source: Discord's documentation, "Message Resource: Message Object".</summary>
public sealed record Message
{
    /// <summary>The id; newer messages have higher ones.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The channel.</summary>
    public required Snowflake ChannelId { get; init; }

    /// <summary>The author.</summary>
    public required User Author
    {
        get;
        init => field = value ?? throw new FormatException("A message has no author.");
    }

    /// <summary>The text; empty for none, and without the MESSAGE_CONTENT intent.</summary>
    public string Content
    {
        get => field ?? "";
        init;
    }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was last edited; null for never.</summary>
    public DateTimeOffset? EditedTimestamp { get; init; }

    /// <summary>
    /// The kind: 0 is a plain message, 19 a reply, 20 and 23 are answers to commands, others are the system's.
    /// Source: Discord's documentation, "Message Resource: Message Types".
    /// </summary>
    public int Type { get; init; }

    /// <summary>Whether it is a system message: a member joined, pinned a message, created a thread…</summary>
    public bool IsSystem => Type is not (0 or 19 or 20 or 23);

    /// <summary>The flags of the message. Source: Discord's documentation, "Message Resource: Message Flags".</summary>
    public int Flags { get; init; }

    /// <summary>Whether it is ephemeral: only one member sees it.</summary>
    public bool IsEphemeral => (Flags & (1 << 6)) != 0;

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

    /// <summary>The action rows of buttons and select menus.</summary>
    public IReadOnlyList<MessageComponent> Components
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

    /// <summary>The reactions with their counts; only in fetched messages.</summary>
    public IReadOnlyList<Reaction> Reactions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The users mentioned in the text, pinged or not.</summary>
    public IReadOnlyList<User> Mentions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The roles mentioned in the text.</summary>
    public IReadOnlyList<Snowflake> MentionRoles
    {
        get => field ?? [];
        init;
    }

    /// <summary>Whether it is pinned.</summary>
    public bool Pinned { get; init; }

    /// <summary>The message that this one replies to, forwards or pins; null for none.</summary>
    public MessageReference? MessageReference { get; init; }

    /// <summary>The forwarded message, as it was at that time; at most one today.</summary>
    public IReadOnlyList<MessageSnapshot> MessageSnapshots
    {
        get => field ?? [];
        init;
    }

    /// <summary>The poll; null for none, and without the MESSAGE_CONTENT intent.</summary>
    public Poll? Poll { get; init; }

    /// <summary>The interaction that this message responds to; null for none.</summary>
    public MessageInteraction? InteractionMetadata { get; init; }

    /// <summary>The webhook that sent it; null for none. Responses to commands have one, too.</summary>
    public Snowflake? WebhookId { get; init; }

    /// <summary>The message that this one replies to, which may be deleted; null for none.</summary>
    public Snowflake? ReplyTo => Type == 19 ? MessageReference?.MessageId : null;

    /// <summary>Whether a button has the given <paramref name="route"/> of the calling plugin.</summary>
    public bool Has(Route route) => Components.SelectMany(row => row.Components).Any(component => component.CustomId == route.Value);
}
