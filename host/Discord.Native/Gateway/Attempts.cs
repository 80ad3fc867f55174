namespace DCTicket.Discord.Native.Gateway;

/// <summary>Counts the connections in a row that did not become ready, and tells what to blame for it.</summary>
internal sealed class Attempts
{
    // After so many the session, or its address, is to blame.
    private const int MaxFailures = 5;

    private int _greeted;
    private int _unreached;

    /// <summary>How many in a row; 0 right after one that became ready.</summary>
    public int Failures { get; private set; }

    /// <summary>
    /// Whether to try the gateway's usual address: the session's own could not be reached for a while. The two take turns.
    /// </summary>
    public bool AvoidsResumeAddress => _unreached / MaxFailures % 2 == 1;

    /// <summary>
    /// Whether Discord was reached, said HELLO and did not go on with the session too often; what does not reach Discord says nothing about
    /// it.
    /// </summary>
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
