namespace DCTicket.Discord.Connection;

/// <summary>The data to resume a gateway session in another process.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Sequence">The number of the last event up to which all are handled.</param>
/// <param name="ResumeUrl">The address for the resume.</param>
/// <param name="Received">The number of the last received event; null if it is the same.</param>
public sealed record SavedSession(string Id, long Sequence, Uri ResumeUrl, long? Received = null);

/// <summary>Stores the gateway session across restarts.</summary>
public interface ISessionStore
{
    /// <summary>Loads the session to resume; null to start a new one.</summary>
    SavedSession? Load();

    /// <summary>Saves the session, or deletes it with null. Called about once a second, not concurrently; does not throw.</summary>
    void Save(SavedSession? session);
}
