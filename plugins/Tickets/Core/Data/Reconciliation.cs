using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The result of a server's reconciliation after missed events. Deleted once it is reported to the log channel.</summary>
internal sealed class Reconciliation
{
    public Snowflake GuildId { get; set; }

    /// <summary>When the server became available again.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The tickets closed because their channel was deleted.</summary>
    public int ChannelsGone { get; set; }

    /// <summary>The tickets closed because their owner had left.</summary>
    public int OwnersGone { get; set; }

    /// <summary>The number of fetched messages of members.</summary>
    public int Messages { get; set; }

    /// <summary>The number of their tickets.</summary>
    public int Tickets { get; set; }

    /// <summary>The tickets whose channel the bot may not read.</summary>
    public int Unreadable { get; set; }
}
