namespace DCTicket.Contracts;

/// <summary>
/// A response that opens a modal. Discord allows three seconds and no deferral, so the handler makes no request to Discord and reads by
/// index only. Source: Discord's documentation, "Receiving and Responding to Interactions: Modal".
/// </summary>
public sealed record Modal
{
    /// <summary>Creates a modal.</summary>
    /// <param name="route">The <see cref="ModalSubmitAttribute"/> handler that receives it.</param>
    /// <param name="title">Cut to Discord's 45 characters.</param>
    /// <param name="inputs">One to five, <see cref="TextDisplay"/> included.</param>
    public Modal(Route route, string title, params IReadOnlyList<ModalComponent> inputs)
    {
        Route = route;
        Title = title;
        Inputs = inputs;
    }

    private Modal(string? refusal, OutgoingMessage? instead)
    {
        Refusal = refusal;
        Instead = instead;
    }

    /// <summary>The route of the handler that receives it.</summary>
    public Route Route { get; }

    /// <summary>The title; empty if no modal opens.</summary>
    public string Title { get; } = "";

    /// <summary>The inputs; none if no modal opens.</summary>
    public IReadOnlyList<ModalComponent> Inputs { get; } = [];

    /// <summary>The reason of a refusal; null for a <see cref="RefusalValue"/>, and without a refusal.</summary>
    public string? Refusal { get; }

    /// <summary>The message that is shown instead of a modal; see <see cref="Show"/>.</summary>
    public OutgoingMessage? Instead { get; }

    /// <summary>The refusal before translation; null for another response.</summary>
    public Refusal? RefusalValue { get; private init; }

    /// <summary>Opens no modal and shows the reason as an ephemeral message.</summary>
    public static implicit operator Modal(Refusal refusal) => new(null, null) { RefusalValue = refusal };

    /// <inheritdoc cref="op_Implicit(Refusal)"/>
    public static Modal FromRefusal(Refusal refusal) => refusal;

    /// <summary>Opens no modal and shows the reason as an ephemeral message.</summary>
    public static Modal Refuse(string why) => new(why, null);

    /// <summary>Opens no modal and shows an ephemeral message, such as a choice that comes before the modal.</summary>
    public static Modal Show(OutgoingMessage message) => new(null, message);
}
