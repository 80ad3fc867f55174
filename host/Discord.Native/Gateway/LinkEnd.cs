namespace DCTicket.Discord.Native.Gateway;

/// <summary>How a connection ended.</summary>
/// <param name="Verdict">What to do next.</param>
/// <param name="Why">In words for the log; for <see cref="LinkVerdict.Fatal"/> the sentence for the operator.</param>
/// <param name="WasReady">Whether READY or RESUMED had come.</param>
internal sealed record LinkEnd(LinkVerdict Verdict, string Why, bool WasReady = false);

internal enum LinkVerdict
{
    /// <summary>Connect again, and go on with the session if there is one.</summary>
    Resume,

    /// <summary>Connect again and identify.</summary>
    NewSession,

    /// <summary>We were asked to stop.</summary>
    Stop,

    /// <summary>Discord will not have this bot whatever we do.</summary>
    Fatal,
}
