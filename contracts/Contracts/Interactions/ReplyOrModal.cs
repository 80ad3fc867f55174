namespace DCTicket.Contracts;

/// <summary>
/// An answer of a command that opens a modal, or does at once what its options already say. It may take as long as a <see cref="Reply"/>; a
/// modal has to come within two seconds, as a <see cref="Modal"/> has. Its handler does not wait in the channel's queue.
/// </summary>
public sealed record ReplyOrModal
{
    // Of an object, so that it is not taken for the one that copies: an answer converts to it.
    private ReplyOrModal(object answer) => Answer = answer;

    internal object Answer { get; }

    /// <summary>Does what was asked.</summary>
    public static implicit operator ReplyOrModal(Reply reply) => new((object)reply);

    /// <summary>Opens a modal.</summary>
    public static implicit operator ReplyOrModal(Modal modal) => new((object)modal);

    /// <inheritdoc cref="op_Implicit(Reply)"/>
    public static ReplyOrModal FromReply(Reply reply) => reply;

    /// <inheritdoc cref="op_Implicit(Modal)"/>
    public static ReplyOrModal FromModal(Modal modal) => modal;
}
