namespace DCTicket.Contracts;

/// <summary>
/// Something that happened on Discord. Delivered in Discord's order per channel. After a short absence (a restart, a broken line) what was
/// missed is delivered late, and what was handled shortly before it may come again; after a long one it is not (see
/// <see cref="GuildAvailable"/>). A handler has 30 seconds per event, whether it awaits or blocks its thread. Then its token is cancelled,
/// the event counts as handled, and the channel's next event comes.
/// </summary>
/// <param name="GuildId">The server.</param>
public abstract record DiscordEvent(Snowflake GuildId)
{
    /// <summary>Events of the same key are handled one after the other, in Discord's order.</summary>
    internal virtual Snowflake QueueKey => this is IChannelEvent e ? e.Channel : GuildId;
}
