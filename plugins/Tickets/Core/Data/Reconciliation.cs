using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// What was found in a server after the bot had missed events there. The row is deleted once the log channel has the report.
/// </summary>
internal sealed class Reconciliation
{
    public Snowflake GuildId { get; set; }

    /// <summary>When Discord gave the server anew.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Tickets closed because their channel was deleted.</summary>
    public int ChannelsGone { get; set; }

    /// <summary>Tickets closed because their owner had left.</summary>
    public int OwnersGone { get; set; }

    /// <summary>Messages of people that were fetched.</summary>
    public int Messages { get; set; }

    /// <summary>Tickets that these messages are in.</summary>
    public int Tickets { get; set; }

    /// <summary>Tickets whose channel the bot may not read.</summary>
    public int Unreadable { get; set; }
}
