namespace DCTicket.Contracts;

/// <summary>A message to send. Source: Discord's documentation, "Message Resource: Create Message".</summary>
public sealed record OutgoingMessage
{
    /// <summary>The text, at most 2,000 characters of Markdown.</summary>
    public string? Content { get; init; }

    /// <summary>At most 10 embeds, of at most 6,000 characters together.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>
    /// Rows of one to five buttons and links, or of one select each, in their order. With those of <see cref="Buttons"/> at most five rows;
    /// sending more fails before Discord is asked.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Control>> Rows { get; init; } = [];

    /// <summary>At most 25 buttons, laid in rows of five below <see cref="Rows"/>.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>At most 10 files.</summary>
    public IReadOnlyList<OutgoingFile> Files { get; init; } = [];

    /// <summary>Whom the message may ping; nobody unless it is said here.</summary>
    public Mentions Mentions { get; init; } = Mentions.None;

    /// <summary>
    /// At most 25 characters that make sending idempotent: for some minutes Discord answers a second message of the same nonce with
    /// the first one, and the host repeats a failed attempt by itself. Not used in replies to interactions.
    /// </summary>
    public string? Nonce { get; init; }

    /// <summary>A message of plain text.</summary>
    public static implicit operator OutgoingMessage(string content) => new() { Content = content };

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static OutgoingMessage FromString(string content) => content;
}

/// <summary>A file to send.</summary>
/// <param name="Name">The name that people see.</param>
/// <param name="Content">The bytes; together with the others of the message at most 10 MiB unless the server has more.</param>
/// <param name="ContentType">The media type.</param>
public sealed record OutgoingFile(string Name, ReadOnlyMemory<byte> Content, string ContentType)
{
    /// <summary>
    /// The file on the disk that is sent in the place of <see cref="Content"/>, null for the bytes. It is opened before the first try, and
    /// must not become shorter while it is sent.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>A file that lies on the disk, so that a large one need not be held in memory.</summary>
    public static OutgoingFile FromPath(string name, string path, string contentType) => new(name, default, contentType) { Path = path };
}

/// <summary>Whom a message may ping. Source: Discord's documentation, "Message Resource: Allowed Mentions Object".</summary>
/// <param name="Users">At most 100 users.</param>
/// <param name="Roles">At most 100 roles.</param>
public sealed record Mentions(IReadOnlyList<Snowflake> Users, IReadOnlyList<Snowflake> Roles)
{
    /// <summary>Nobody: mentions in the text are shown, and ping no one.</summary>
    public static Mentions None { get; } = new([], []);
}
