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
    /// No visible response: a message in the channel already tells everybody. A component, or a form opened by one, is acknowledged with a
    /// deferred update. After a command Discord shows “thinking…” for a moment.
    /// </summary>
    public static Reply None { get; } = new(new OutgoingMessage(), refused: false) { IsNone = true };

    /// <summary>Answers with a message.</summary>
    public static implicit operator Reply(OutgoingMessage message) => new(message, refused: false);

    /// <summary>Answers with a line of text.</summary>
    public static implicit operator Reply(string content) => new(content, refused: false);

    /// <summary>Does not do what was asked, and tells the member why; only the member sees it.</summary>
    public static Reply Refuse(string why) => new(why, refused: true);

    /// <summary>As <see cref="Refuse(string)"/>, by a message that may have buttons, such as one that opens the form again.</summary>
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

/// <summary>
/// An answer of a command that opens a form, or does at once what its options already say. It may take as long as a <see cref="Reply"/>; a
/// form has to come within two seconds, as a <see cref="Form"/> has. Its handler does not wait in the channel's queue.
/// </summary>
public sealed record ReplyOrForm
{
    // Of an object, so that it is not taken for the one that copies: an answer converts to it.
    private ReplyOrForm(object answer) => Answer = answer;

    internal object Answer { get; }

    /// <summary>Does what was asked.</summary>
    public static implicit operator ReplyOrForm(Reply reply) => new((object)reply);

    /// <summary>Opens a form.</summary>
    public static implicit operator ReplyOrForm(Form form) => new((object)form);

    /// <inheritdoc cref="op_Implicit(Reply)"/>
    public static ReplyOrForm FromReply(Reply reply) => reply;

    /// <inheritdoc cref="op_Implicit(Form)"/>
    public static ReplyOrForm FromForm(Form form) => form;
}

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

    /// <summary>As <see cref="Refuse(string)"/>, by a message that may have buttons, such as one that opens the form again.</summary>
    public static Update Refuse(OutgoingMessage why) => new(null, why);

    /// <summary>Does not do what was asked, and tells the member why; only the member sees it, and the message stays.</summary>
    public static implicit operator Update(Refusal refusal) => new(null, null) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Update FromRefusal(Refusal refusal) => refusal;

    /// <inheritdoc cref="op_Implicit(OutgoingMessage)"/>
    public static Update FromOutgoingMessage(OutgoingMessage message) => message;
}

/// <summary>
/// An answer by a form. Discord gives three seconds and no second chance, so the handler makes no call to Discord and reads by index only.
/// Source: Discord's documentation, "Receiving and Responding to Interactions: Modal".
/// </summary>
public sealed record Form
{
    /// <summary>A form.</summary>
    /// <param name="route">The <see cref="FormAttribute"/> handler that gets it.</param>
    /// <param name="title">Cut to Discord's 45 characters.</param>
    /// <param name="inputs">One to five, <see cref="FormText"/> included.</param>
    public Form(Route route, string title, params IReadOnlyList<FormInput> inputs)
    {
        Route = route;
        Title = title;
        Inputs = inputs;
    }

    private Form(string? refusal, OutgoingMessage? instead)
    {
        Refusal = refusal;
        Instead = instead;
    }

    internal Route Route { get; }

    internal string Title { get; } = "";

    internal IReadOnlyList<FormInput> Inputs { get; } = [];

    internal string? Refusal { get; }

    internal OutgoingMessage? Instead { get; }

    /// <summary>Why not, before it is translated; null for another answer.</summary>
    internal Refusal? RefusalValue { get; private init; }

    /// <summary>Opens no form, and tells the member why; only the member sees it.</summary>
    public static implicit operator Form(Refusal refusal) => new(null, null) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Form FromRefusal(Refusal refusal) => refusal;

    /// <summary>Opens no form, and tells the member why; only the member sees it.</summary>
    public static Form Refuse(string why) => new(why, null);

    /// <summary>
    /// Opens no form, but shows the member a message, such as a choice that comes before the form; only the member sees it.
    /// </summary>
    public static Form Show(OutgoingMessage message) => new(null, message);
}
