namespace DCTicket.Contracts;

/// <summary>
/// A response of a command that either opens a modal or replies at once, depending on its options. A reply may take as long as a <see
/// cref="Reply"/>; a modal has to come within two seconds, like a <see cref="Modal"/>. The handler does not run in the channel's queue.
/// </summary>
public sealed record ReplyOrModal
{
    // Takes an object, so that it is not mistaken for the copy constructor: a response converts to it.
    private ReplyOrModal(object answer) => Answer = answer;

    /// <summary>The <see cref="Reply"/> or the <see cref="Modal"/>.</summary>
    public object Answer { get; }

    /// <summary>Replies.</summary>
    public static implicit operator ReplyOrModal(Reply reply) => new((object)reply);

    /// <summary>Opens a modal.</summary>
    public static implicit operator ReplyOrModal(Modal modal) => new((object)modal);

    /// <inheritdoc cref="op_Implicit(Reply)"/>
    public static ReplyOrModal FromReply(Reply reply) => reply;

    /// <inheritdoc cref="op_Implicit(Modal)"/>
    public static ReplyOrModal FromModal(Modal modal) => modal;
}
