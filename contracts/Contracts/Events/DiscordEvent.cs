namespace DCTicket.Contracts;

/// <summary>
/// An event of Discord, delivered in Discord's order per channel. After a short interruption (a restart, a lost connection) missed events
/// are delivered late, and recent ones may be delivered twice. After a long one, missed events are lost (see <see
/// cref="GuildAvailable"/>). A handler has 30 seconds per event, even if it blocks its thread. Then its token is cancelled, the event
/// counts as handled, and the next event of the channel is delivered.
/// </summary>
/// <param name="GuildId">The server; zero for <see cref="DirectMessageCreated"/>.</param>
public abstract record DiscordEvent(Snowflake GuildId)
{
    /// <summary>Events with the same key are handled one after the other, in Discord's order.</summary>
    internal virtual Snowflake QueueKey => this is IChannelEvent e ? e.Channel : GuildId;
}
