namespace DCTicket.Contracts;

/// <summary>
/// Discord takes an edit only later: a channel's name and its topic can be changed twice in ten minutes each. It is not lost: it waits,
/// together with others of the channel, the last value of each field wins, and it is done as soon as Discord takes it (while the bot runs).
/// </summary>
/// <param name="wait">How long from now.</param>
public sealed class DiscordDelayException(TimeSpan wait) : Exception($"Discord takes the edit in {wait} only; it waits until then.")
{
    /// <summary>How long from now it will be done, as far as is known.</summary>
    public TimeSpan Wait => wait;
}
