namespace DCTicket.Toolkit.Discord;

/// <summary>The clock of Discord, which is part of its ids.</summary>
public static class DiscordClock
{
    /// <summary>
    /// The tolerance when searching for what an earlier attempt has created: the clock skew between Discord and the bot, and the time of a
    /// lost response.
    /// </summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);
}
