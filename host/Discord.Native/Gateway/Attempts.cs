namespace DCTicket.Discord.Native.Gateway;

/// <summary>Counts consecutive connections that did not become ready, and decides what is the cause.</summary>
internal sealed class Attempts
{
    // After this many failures the session, or its address, is the cause.
    private const int MaxFailures = 5;

    private int _greeted;
    private int _unreached;

    /// <summary>The number of consecutive failures; 0 right after a ready connection.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether to use the gateway's default address, because the session's own has been unreachable. The two alternate.</summary>
    public bool AvoidsResumeAddress => _unreached / MaxFailures % 2 == 1;

    /// <summary>Whether Discord sent HELLO but failed to resume the session too often; failures before HELLO do not count.</summary>
    public bool BlameSession => _greeted >= MaxFailures;

    public void Note(DisconnectInfo end)
    {
        Failures = end.WasReady ? 0 : Failures + 1;
        _unreached = end.WasGreeted ? 0 : _unreached + 1;
        if (end.WasReady || BlameSession)
            _greeted = 0;
        if (end is { WasGreeted: true, WasReady: false })
            _greeted++;
    }
}
