namespace DCTicket.Discord.Native.Gateway;

/// <summary>How a connection ended.</summary>
/// <param name="Action">What to do next.</param>
/// <param name="Why">In words for the log; for <see cref="ReconnectAction.Fatal"/> the sentence for the operator.</param>
/// <param name="WasReady">Whether READY or RESUMED had come.</param>
internal sealed record DisconnectInfo(ReconnectAction Action, string Why, bool WasReady = false)
{
    /// <summary>Whether HELLO had come: Discord was reached.</summary>
    public bool WasGreeted { get; init; }

    /// <summary>Whether there was no connection at all.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>When Discord lets the bot ask again; null where it did not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

internal enum ReconnectAction
{
    /// <summary>Connect again, and go on with the session if there is one.</summary>
    Resume,

    /// <summary>Connect again and identify.</summary>
    NewSession,

    /// <summary>We were asked to stop.</summary>
    Stop,

    /// <summary>Discord will not have the intents: connect again and identify with fewer.</summary>
    IntentsRefused,

    /// <summary>The gateway did not take the token.</summary>
    TokenRefused,

    /// <summary>Discord will not have this bot whatever we do.</summary>
    Fatal,
}
