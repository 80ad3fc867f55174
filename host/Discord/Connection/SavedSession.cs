namespace DCTicket.Discord.Connection;

/// <summary>What it takes to go on with a gateway session in another process.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Sequence">The number of the last event that was handled, as were all before it.</param>
/// <param name="ResumeUrl">Where Discord wants it resumed.</param>
/// <param name="Received">The number of the last event that came; null when no later one had come than the last that was handled.</param>
public sealed record SavedSession(string Id, long Sequence, Uri ResumeUrl, long? Received = null);

/// <summary>Keeps the gateway session over restarts.</summary>
public interface ISessionStore
{
    /// <summary>The session to go on with; null to begin a new one.</summary>
    SavedSession? Load();

    /// <summary>
    /// Keeps the session, or with null forgets the one that is kept. Called about once a second, one call at a time; does not throw.
    /// </summary>
    void Save(SavedSession? session);
}
