namespace DCTicket.Discord.Native.Gateway;

/// <summary>How a connection ended.</summary>
/// <param name="Action">The next action.</param>
/// <param name="Why">The reason for the log; for <see cref="ReconnectAction.Fatal"/> the sentence for the operator.</param>
/// <param name="WasReady">Whether READY or RESUMED was received.</param>
internal sealed record DisconnectInfo(ReconnectAction Action, string Why, bool WasReady = false)
{
    /// <summary>Whether HELLO was received.</summary>
    public bool WasGreeted { get; init; }

    /// <summary>Whether the connection could not be opened.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>When Discord allows the next request; null if it did not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

internal enum ReconnectAction
{
    /// <summary>Reconnect and resume the session, if there is one.</summary>
    Resume,

    /// <summary>Reconnect and identify.</summary>
    NewSession,

    /// <summary>Stop: it was requested.</summary>
    Stop,

    /// <summary>Discord rejected the intents: reconnect and identify with fewer.</summary>
    IntentsRefused,

    /// <summary>The gateway rejected the token.</summary>
    TokenRefused,

    /// <summary>Discord permanently rejects this bot.</summary>
    Fatal,
}
