namespace DCTicket.Host.Interactions;

/// <summary>The time limits of an interaction, from its arrival unless stated otherwise.</summary>
internal static class InteractionLimits
{
    /// <summary>When the response is deferred: Discord allows three seconds, including network latency.</summary>
    public static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(2);

    /// <summary>When a running handler is logged.</summary>
    public static readonly TimeSpan WarnAfter = TimeSpan.FromSeconds(30);

    /// <summary>When a handler is abandoned: the interaction token lives 15 minutes, including the response.</summary>
    public static readonly TimeSpan HandleWithin = TimeSpan.FromMinutes(14);

    /// <summary>The time for the response to reach Discord after the handler has ended.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(50);

    /// <summary>For an older click Discord has shown “did not respond”.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The time limit for a modal: it cannot be deferred, and the error message needs time as well. Tests on slow machines raise it
    /// together with the Sandbox's limit.
    /// </summary>
    public static TimeSpan FormWithin { get; set; } = TimeSpan.FromSeconds(2.3);
}
