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
    public IReadOnlyList<IReadOnlyList<Component>> ActionRows { get; init; } = [];

    /// <summary>At most 25 buttons, laid in rows of five below <see cref="ActionRows"/>.</summary>
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
