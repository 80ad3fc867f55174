namespace DCTicket.Discord.Connection;

/// <summary>A long refusal of Discord's (429): so long that it has to outlive the process.</summary>
/// <param name="Route">Which requests are refused; null for all of the bot's.</param>
/// <param name="Until">When they may be sent again.</param>
public sealed record SavedRefusal(string? Route, DateTimeOffset Until);

/// <summary>Keeps long refusals over restarts.</summary>
public interface IRefusalStore
{
    /// <summary>Those that were kept; does not throw.</summary>
    IReadOnlyList<SavedRefusal> Load();

    /// <summary>Keeps these in place of all others. One call at a time; does not throw.</summary>
    void Save(IReadOnlyList<SavedRefusal> refusals);
}
