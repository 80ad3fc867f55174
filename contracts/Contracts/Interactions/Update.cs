namespace DCTicket.Contracts;

/// <summary>
/// An answer to a click by changing the message that was clicked. Of a message that others see too, only a <see cref="PublicAttribute"/>
/// handler changes anything: where there is none, the member gets the answer as a message that only they see.
/// </summary>
public sealed record Update
{
    private Update(OutgoingMessage? message, OutgoingMessage? refusal)
    {
        Message = message;
        RefusalMessage = refusal;
    }

    internal OutgoingMessage? Message { get; }

    internal OutgoingMessage? RefusalMessage { get; }

    internal string? Refusal => RefusalMessage?.Content;

    /// <summary>Why not, before it is translated; null for another answer.</summary>
    internal Refusal? RefusalValue { get; private init; }

    /// <summary>Puts this in the message's place.</summary>
    public static implicit operator Update(OutgoingMessage message) => new(message, null);

    /// <summary>Does not do what was asked, and tells the member why; only the member sees it, and the message stays.</summary>
    public static Update Refuse(string why) => new(null, why);

    /// <summary>As <see cref="Refuse(string)"/>, by a message that may have buttons, such as one that opens the modal again.</summary>
    public static Update Refuse(OutgoingMessage why) => new(null, why);

    /// <summary>Does not do what was asked, and tells the member why; only the member sees it, and the message stays.</summary>
    public static implicit operator Update(Refusal refusal) => new(null, null) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Update FromRefusal(Refusal refusal) => refusal;

    /// <inheritdoc cref="op_Implicit(OutgoingMessage)"/>
    public static Update FromOutgoingMessage(OutgoingMessage message) => message;
}
