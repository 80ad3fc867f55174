namespace DCTicket.Toolkit.Discord;

/// <summary>Discord's clock, by which ids are made.</summary>
public static class DiscordClock
{
    /// <summary>
    /// How far Discord's clock may be from ours, and as long as an answer that did not arrive may have taken: whoever looks for what an
    /// earlier attempt has made looks so much earlier.
    /// </summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);
}
