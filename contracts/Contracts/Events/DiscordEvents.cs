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

/// <summary>
/// A server can be seen: at every start, when the bot was invited, and when the connection had to begin anew so that events may have been
/// missed.
/// </summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channels">The ids of all its channels that the bot sees.</param>
public sealed record GuildAvailable(Snowflake GuildId, IReadOnlySet<Snowflake> Channels) : DiscordEvent(GuildId)
{
    /// <summary>What the server is called; empty where the connection does not know.</summary>
    public string Name { get; init; } = "";

    /// <summary>The ids of all its threads that the bot sees and that are not archived.</summary>
    public IReadOnlySet<Snowflake> Threads { get; init; } = new HashSet<Snowflake>();

    /// <summary>
    /// Whether every event since the last start was delivered: the bot started again and went on with its session. False when events may
    /// have been missed: the session began anew, or the server was away or new.
    /// </summary>
    public bool NothingMissed { get; init; }

    /// <summary>All its roles, @everyone included; none where the connection does not know.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>
/// The bot was taken out of a server. A server that has gone away for a while does not count; it comes back as
/// <see cref="GuildAvailable"/>.
/// </summary>
/// <param name="GuildId">The server.</param>
public sealed record GuildRemoved(Snowflake GuildId) : DiscordEvent(GuildId);

/// <summary>A server's settings were changed: its name, language, owner…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Guild">The server as it is now.</param>
public sealed record GuildUpdated(Snowflake GuildId, Guild Guild) : DiscordEvent(GuildId);
