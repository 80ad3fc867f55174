namespace DCTicket.Discord.Connection;

/// <summary>A rate limit (429) that is so long that it must survive a restart.</summary>
/// <param name="Route">The limited requests; null for all requests of the bot.</param>
/// <param name="Until">When they may be sent again.</param>
public sealed record SavedRefusal(string? Route, DateTimeOffset Until);

/// <summary>Stores long rate limits across restarts.</summary>
public interface IRefusalStore
{
    /// <summary>Loads the stored limits; does not throw.</summary>
    IReadOnlyList<SavedRefusal> Load();

    /// <summary>Replaces the stored limits. Not called concurrently; does not throw.</summary>
    void Save(IReadOnlyList<SavedRefusal> refusals);
}
