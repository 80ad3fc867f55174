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

/// <summary>
/// The message that a message is about. Source: Discord's documentation, "Message Resource: Message Reference Structure".
/// </summary>
/// <param name="MessageId">The message; null where only a channel is meant.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="Type">0 for a reply and the like, 1 for a forward.</param>
public sealed record MessageReference(Snowflake? MessageId, Snowflake? ChannelId, int Type);

/// <summary>What was forwarded. Source: Discord's documentation, "Message Resource: Message Snapshot Object".</summary>
/// <param name="Message">The part of the message that a forward keeps.</param>
public sealed record MessageSnapshot(ForwardedMessage Message);

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

/// <summary>A sticker of a message. Source: Discord's documentation, "Sticker Resource: Sticker Item Object".</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="FormatType">1 PNG, 2 APNG, 3 Lottie, 4 GIF.</param>
public sealed record Sticker(Snowflake Id, string Name, int FormatType);

/// <summary>How often a message has one reaction. Source: Discord's documentation, "Message Resource: Reaction Object".</summary>
/// <param name="Emoji">The reaction.</param>
/// <param name="Count">How many gave it.</param>
public sealed record Reaction(Emoji Emoji, int Count);

/// <summary>What a message answers. Source: Discord's documentation, "Message Resource: Message Interaction Metadata Object".</summary>
/// <param name="Id">The interaction.</param>
/// <param name="User">Who ran the command, clicked or filled in.</param>
public sealed record MessageInteraction(Snowflake Id, User User);

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
