namespace DCTicket.Contracts;

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
