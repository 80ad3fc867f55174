namespace DCTicket.Contracts;

/// <summary>
/// Discord delays an edit: the name and the topic of a channel can change twice in ten minutes each. The edit is queued and applied as
/// soon as Discord allows it, while the bot runs. Queued edits of one channel are merged; the last value of each field wins.
/// </summary>
/// <param name="wait">How long from now.</param>
public sealed class DiscordDelayException(TimeSpan wait) : Exception($"A rate limit of Discord delays the edit by {wait}; it is queued.")
{
    /// <summary>The estimated time until the edit is applied.</summary>
    public TimeSpan Wait => wait;
}
