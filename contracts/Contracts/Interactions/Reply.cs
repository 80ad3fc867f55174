namespace DCTicket.Contracts;

/// <summary>
/// A response with one or several messages, ephemeral unless the handler is <see cref="PublicAttribute"/>. It may take up to 15 minutes;
/// after two seconds it is deferred.
/// </summary>
public sealed record Reply
{
    private Reply(OutgoingMessage message, bool refused)
    {
        Message = message;
        Refused = refused;
    }

    /// <summary>The message, or that of the refusal; empty for <see cref="None"/> and for a <see cref="RefusalValue"/>.</summary>
    public OutgoingMessage Message { get; }

    /// <summary>The messages after <see cref="Message"/>, in order; empty for most replies.</summary>
    public IReadOnlyList<OutgoingMessage> FollowUps { get; private init; } = [];

    /// <summary>Whether the request is refused.</summary>
    public bool Refused { get; }

    /// <summary>Whether this is <see cref="None"/>.</summary>
    public bool IsNone { get; private init; }

    /// <summary>The refusal before translation; null for another response.</summary>
    public Refusal? RefusalValue { get; private init; }

    /// <summary>
    /// No visible response: a message in the channel already shows the result. A component, or a modal opened by one, is acknowledged with
    /// a deferred update. After a command Discord briefly shows “thinking…”.
    /// </summary>
    public static Reply None { get; } = new(new OutgoingMessage(), refused: false) { IsNone = true };

    /// <summary>Responds with a message.</summary>
    public static implicit operator Reply(OutgoingMessage message) => new(message, refused: false);

    /// <summary>Responds with a text.</summary>
    public static implicit operator Reply(string content) => new(content, refused: false);

    /// <summary>
    /// Responds with several messages, such as the parts of a long text; each is seen by those who see the first one. If one fails, those
    /// after it are not sent, and the member sees an error message.
    /// </summary>
    /// <exception cref="ArgumentException">There is no message.</exception>
    public static Reply Of(params IReadOnlyList<OutgoingMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentOutOfRangeException.ThrowIfZero(messages.Count);
        return new Reply(messages[0], refused: false) { FollowUps = [.. messages.Skip(1)] };
    }

    /// <summary>Refuses the request and shows the reason as an ephemeral message.</summary>
    public static Reply Refuse(string why) => new(why, refused: true);

    /// <summary>Like <see cref="Refuse(string)"/>, with a message that may have buttons, such as one that opens the modal again.</summary>
    public static Reply Refuse(OutgoingMessage why) => new(why, refused: true);

    /// <summary>Refuses the request and shows the reason as an ephemeral message.</summary>
    public static implicit operator Reply(Refusal refusal) => new(new OutgoingMessage(), refused: true) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Reply FromRefusal(Refusal refusal) => refusal;

    /// <inheritdoc cref="op_Implicit(OutgoingMessage)"/>
    public static Reply FromOutgoingMessage(OutgoingMessage message) => message;

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static Reply FromString(string content) => content;
}
