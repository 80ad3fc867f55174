namespace DCTicket.Contracts;

/// <summary>What a <see cref="ITicketOpeningPolicy"/> decides.</summary>
public sealed record OpeningDecision
{
    private OpeningDecision() { }

    /// <summary>The ticket may be opened.</summary>
    public static OpeningDecision Allow { get; } = new();

    /// <summary>Why it may not; null where it may.</summary>
    public OutgoingMessage? Refusal { get; private init; }

    /// <summary>What the member should know all the same; null for nothing.</summary>
    public string? Notice { get; private init; }

    /// <summary>The ticket may not be opened.</summary>
    /// <param name="why">
    /// Why, and what to do next, in the member's language. Its buttons, such as one to link an account, go to the plugin's handlers; they
    /// are shown before the form.
    /// </param>
    public static OpeningDecision Refuse(OutgoingMessage why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return new OpeningDecision { Refusal = why };
    }

    /// <summary>The ticket may be opened; the member sees a notice, such as when somebody will answer.</summary>
    /// <param name="text">The text in the member's language: Markdown, at most 500 characters; more is cut off.</param>
    public static OpeningDecision AllowWithNotice(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new OpeningDecision { Notice = text };
    }
}
