namespace DCTicket.Contracts;

/// <summary>
/// A server became available: at every start, after the bot was added, and after a new gateway session, when events may have been missed.
/// </summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channels">The ids of all channels that the bot sees.</param>
public sealed record GuildAvailable(Snowflake GuildId, IReadOnlySet<Snowflake> Channels) : DiscordEvent(GuildId)
{
    /// <summary>The name of the server; empty if the connection does not know it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The ids of all active threads that the bot sees.</summary>
    public IReadOnlySet<Snowflake> Threads { get; init; } = new HashSet<Snowflake>();

    /// <summary>
    /// Whether every event since the last start was delivered, because the gateway session was resumed. False if events may have been
    /// missed: after a new session, an outage of the server, or for a new server.
    /// </summary>
    public bool NothingMissed { get; init; }

    /// <summary>All roles, @everyone included; empty if the connection does not know them.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}
