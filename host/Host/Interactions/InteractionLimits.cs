namespace DCTicket.Host.Interactions;

/// <summary>How long the steps of an interaction may take, counted from its arrival unless said otherwise.</summary>
internal static class InteractionLimits
{
    /// <summary>
    /// When Discord is asked for more time: it gives three seconds from the click, of which the way to us and back takes its share.
    /// </summary>
    public static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(2);

    /// <summary>When a handler that still runs is named in the log.</summary>
    public static readonly TimeSpan WarnAfter = TimeSpan.FromSeconds(30);

    /// <summary>When a handler is given up: the token of an interaction lives 15 minutes, and the answer takes its share.</summary>
    public static readonly TimeSpan HandleWithin = TimeSpan.FromMinutes(14);

    /// <summary>How long the answer may take to reach Discord, once the handler has ended.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(50);

    /// <summary>An older click has got Discord's “did not respond”, and its member has gone on.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a modal may take: it cannot be deferred, and what the member is told in its place has to arrive all the same. Tests on slow
    /// machines set more, as their Sandbox waits longer than Discord does.
    /// </summary>
    public static TimeSpan FormWithin { get; set; } = TimeSpan.FromSeconds(2.3);
}
