namespace DCTicket.Contracts;

/// <summary>A message to send. Source: Discord's documentation, "Message Resource: Create Message".</summary>
public sealed record OutgoingMessage
{
    /// <summary>The text, at most 2,000 characters of Markdown.</summary>
    public string? Content { get; init; }

    /// <summary>At most 10 embeds with at most 6,000 characters together.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>
    /// Action rows of one to five buttons, or of one select menu each. With those of <see cref="Buttons"/> at most five rows; more throw
    /// before the request is sent.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Component>> ActionRows { get; init; } = [];

    /// <summary>At most 25 buttons, in rows of five below <see cref="ActionRows"/>.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>At most 10 files.</summary>
    public IReadOnlyList<OutgoingFile> Files { get; init; } = [];

    /// <summary>The allowed mentions; none by default.</summary>
    public Mentions Mentions { get; init; } = Mentions.None;

    /// <summary>
    /// At most 25 characters that make sending idempotent: for some minutes Discord returns the first message for a repeated nonce, and
    /// the host retries failed attempts. Not used in responses to interactions.
    /// </summary>
    public string? Nonce { get; init; }

    /// <summary>
    /// The message of the same channel that this one replies to; null for none. If it is deleted, the message is sent without it. Its
    /// author is pinged only with <see cref="Mentions.RepliedUser"/>. Needs <see cref="Permissions.ReadMessageHistory"/>. Not used in
    /// responses to interactions and in edits.
    /// </summary>
    public Snowflake? ReplyTo { get; init; }

    /// <summary>
    /// Whether nobody gets a push or desktop notification: pings are only shown in the list of channels. Not used in edits.
    /// </summary>
    public bool Silent { get; init; }

    /// <summary>A message of plain text.</summary>
    public static implicit operator OutgoingMessage(string content) => new() { Content = content };

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static OutgoingMessage FromString(string content) => content;
}
