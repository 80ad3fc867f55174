namespace DCTicket.Contracts;

/// <summary>
/// An answer by a message: only the member sees it unless the handler is <see cref="PublicAttribute"/>. It may take up to 15 minutes; after
/// two seconds Discord shows that the bot is at work.
/// </summary>
public sealed record Reply
{
    private Reply(OutgoingMessage message, bool refused)
    {
        Message = message;
        Refused = refused;
    }

    internal OutgoingMessage Message { get; }

    internal bool Refused { get; }

    internal bool IsNone { get; private init; }

    /// <summary>Why not, before it is translated; null for another answer.</summary>
    internal Refusal? RefusalValue { get; private init; }

    /// <summary>
    /// No visible response: a message in the channel already tells everybody. A component, or a modal opened by one, is acknowledged with a
    /// deferred update. After a command Discord shows “thinking…” for a moment.
    /// </summary>
    public static Reply None { get; } = new(new OutgoingMessage(), refused: false) { IsNone = true };

    /// <summary>Answers with a message.</summary>
    public static implicit operator Reply(OutgoingMessage message) => new(message, refused: false);

    /// <summary>Answers with a line of text.</summary>
    public static implicit operator Reply(string content) => new(content, refused: false);

    /// <summary>Does not do what was asked, and tells the member why; only the member sees it.</summary>
    public static Reply Refuse(string why) => new(why, refused: true);

    /// <summary>As <see cref="Refuse(string)"/>, by a message that may have buttons, such as one that opens the modal again.</summary>
    public static Reply Refuse(OutgoingMessage why) => new(why, refused: true);

    /// <summary>Does not do what was asked, and tells the member why; only the member sees it.</summary>
    public static implicit operator Reply(Refusal refusal) => new(new OutgoingMessage(), refused: true) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Reply FromRefusal(Refusal refusal) => refusal;

    /// <inheritdoc cref="op_Implicit(OutgoingMessage)"/>
    public static Reply FromOutgoingMessage(OutgoingMessage message) => message;

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static Reply FromString(string content) => content;
}
