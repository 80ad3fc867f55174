namespace DCTicket.Contracts;

/// <summary>A message as Discord keeps it. Source: Discord's documentation, "Message Resource: Message Object".</summary>
public sealed record Message
{
    /// <summary>The id; younger messages have higher ones.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required Snowflake ChannelId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required User Author
    {
        get;
        init => field = value ?? throw new FormatException("A message has no author.");
    }

    /// <summary>The text; empty where there is none, and where the bot lacks the MESSAGE_CONTENT intent.</summary>
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

    /// <summary>Whether Discord wrote it: somebody joined, pinned, opened a thread…</summary>
    public bool IsSystem => Type is not (0 or 19 or 20 or 23);

    /// <summary>The marks of the message as bits. Source: Discord's documentation, "Message Resource: Message Flags".</summary>
    public int Flags { get; init; }

    /// <summary>Whether only one member sees it: an answer of an application to that member.</summary>
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

    /// <summary>The rows of buttons and selects.</summary>
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

    /// <summary>The reactions, each with its number; only in messages that were fetched.</summary>
    public IReadOnlyList<Reaction> Reactions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The users that the text mentions, pinged or not.</summary>
    public IReadOnlyList<User> Mentions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The roles that the text mentions.</summary>
    public IReadOnlyList<Snowflake> MentionRoles
    {
        get => field ?? [];
        init;
    }

    /// <summary>Whether it is pinned.</summary>
    public bool Pinned { get; init; }

    /// <summary>The message that this one is about: answers, forwards, or has pinned; null for none.</summary>
    public MessageReference? MessageReference { get; init; }

    /// <summary>What was forwarded, as it was at that time; at most one today.</summary>
    public IReadOnlyList<MessageSnapshot> MessageSnapshots
    {
        get => field ?? [];
        init;
    }

    /// <summary>The poll; null for none, and where the bot lacks the MESSAGE_CONTENT intent.</summary>
    public Poll? Poll { get; init; }

    /// <summary>The command or click that this message of an application answers; null for none.</summary>
    public MessageInteraction? InteractionMetadata { get; init; }

    /// <summary>The webhook that sent it; null for none. Answers to commands have one, too.</summary>
    public Snowflake? WebhookId { get; init; }

    /// <summary>The message that this one answers, which may be gone by now; null for none.</summary>
    public Snowflake? ReplyTo => Type == 19 ? MessageReference?.MessageId : null;

    /// <summary>Whether one of the buttons leads to <paramref name="route"/> of the plugin that asks.</summary>
    public bool Has(Route route) => Components.SelectMany(row => row.Components).Any(component => component.CustomId == route.Value);
}
