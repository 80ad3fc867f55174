namespace DCTicket.Contracts;

/// <summary>
/// A response that changes the message with the component. Only a <see cref="PublicAttribute"/> handler changes a public message:
/// otherwise the member gets the response as an ephemeral message.
/// </summary>
public sealed record Update
{
    private Update(OutgoingMessage? message, OutgoingMessage? refusal)
    {
        Message = message;
        RefusalMessage = refusal;
    }

    /// <summary>The message that replaces the one with the component; null for a refusal.</summary>
    public OutgoingMessage? Message { get; }

    /// <summary>The reason of a refusal; null for a <see cref="RefusalValue"/>, and without a refusal.</summary>
    public OutgoingMessage? RefusalMessage { get; }

    internal string? Refusal => RefusalMessage?.Content;

    /// <summary>The refusal before translation; null for another response.</summary>
    public Refusal? RefusalValue { get; private init; }

    /// <summary>Replaces the message.</summary>
    public static implicit operator Update(OutgoingMessage message) => new(message, null);

    /// <summary>Refuses the request and shows the reason as an ephemeral message; the message with the component stays.</summary>
    public static Update Refuse(string why) => new(null, why);

    /// <summary>Like <see cref="Refuse(string)"/>, with a message that may have buttons, such as one that opens the modal again.</summary>
    public static Update Refuse(OutgoingMessage why) => new(null, why);

    /// <summary>Refuses the request and shows the reason as an ephemeral message; the message with the component stays.</summary>
    public static implicit operator Update(Refusal refusal) => new(null, null) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Update FromRefusal(Refusal refusal) => refusal;

    /// <inheritdoc cref="op_Implicit(OutgoingMessage)"/>
    public static Update FromOutgoingMessage(OutgoingMessage message) => message;
}
