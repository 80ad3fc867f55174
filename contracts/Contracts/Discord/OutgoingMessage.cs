namespace DCTicket.Contracts;

/// <summary>A message to send. Source: Discord's documentation, "Message Resource: Create Message".</summary>
public sealed record OutgoingMessage
{
    /// <summary>The text, at most 2,000 characters of Markdown.</summary>
    public string? Content { get; init; }

    /// <summary>At most 10 embeds, of at most 6,000 characters together.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>At most 25 buttons, laid in rows of five.</summary>
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
public sealed record OutgoingFile(string Name, ReadOnlyMemory<byte> Content, string ContentType);

/// <summary>Whom a message may ping. Source: Discord's documentation, "Message Resource: Allowed Mentions Object".</summary>
/// <param name="Users">At most 100 users.</param>
/// <param name="Roles">At most 100 roles.</param>
public sealed record Mentions(IReadOnlyList<Snowflake> Users, IReadOnlyList<Snowflake> Roles)
{
    /// <summary>Nobody: mentions in the text are shown, and ping no one.</summary>
    public static Mentions None { get; } = new([], []);
}

/// <summary>A button. Source: Discord's documentation, "Component Reference: Button".</summary>
/// <param name="Route">The <see cref="ButtonAttribute"/> that a click goes to, with its arguments.</param>
/// <param name="Label">What it says; cut to Discord's 80 characters.</param>
public sealed record Button(Route Route, string Label)
{
    /// <summary>The colour.</summary>
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>One emoji of Unicode before the label; null for none.</summary>
    public string? Emoji { get; init; }

    /// <summary>Whether it is shown, but cannot be clicked.</summary>
    public bool Disabled { get; init; }
}

/// <summary>The colours of a <see cref="Button"/>.</summary>
public enum ButtonStyle
{
    /// <summary>Blurple: what one is expected to do.</summary>
    Primary = 1,

    /// <summary>Grey.</summary>
    Secondary = 2,

    /// <summary>Green.</summary>
    Success = 3,

    /// <summary>Red: what cannot be taken back.</summary>
    Danger = 4,
}
