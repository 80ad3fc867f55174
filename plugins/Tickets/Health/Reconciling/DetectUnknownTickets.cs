using DCTicket.Contracts;
using DCTicket.Tickets.Opening.Placement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>
/// Finds ticket channels that are not in the database, since an older backup was restored. They are reported and never deleted, and their
/// numbers are not reused.
/// </summary>
internal sealed partial class DetectUnknownTickets(TicketsDbContext db, IDiscord discord, ILogger<DetectUnknownTickets> logger)
{
    // A topic can be written by anybody who manages the channel.
    private const int MaxAhead = 10_000;

    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        if (
            discord.FindGuildState(e.GuildId) is not { } state
            || await FindAsync(e.GuildId, state.Channels, cancellationToken) is not { Count: > 0 } unknown
        )
            return;
        LogUnknown(e.GuildId, string.Join(", ", unknown.Select(channel => channel.Id)));
        var last = unknown.Max(channel => TicketTopic.FindNumber(channel) ?? 0);
        await db
            .GuildSettings.Where(g => g.GuildId == e.GuildId && g.NextNumber <= last && g.NextNumber + MaxAhead > last)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.NextNumber, last + 1), cancellationToken);
    }

    /// <summary>The channels with a ticket's topic and without a ticket.</summary>
    public async Task<List<Channel>> FindAsync(Snowflake guild, IReadOnlyList<Channel> channels, CancellationToken cancellationToken)
    {
        var candidates = channels.Where(TicketTopic.IsOfAny).ToList();
        if (candidates.Count == 0)
            return [];
        var (ids, numbers) = (
            candidates.Select(c => (Snowflake?)c.Id).ToList(),
            candidates.Select(TicketTopic.FindNumber).OfType<int>().ToList()
        );
        var known = await db
            .Tickets.AsNoTracking()
            .Where(t => t.GuildId == guild && EF.Parameter(ids).Contains(t.ChannelId))
            .Select(t => t.ChannelId)
            .ToListAsync(cancellationToken);
        candidates.RemoveAll(channel => known.Contains(channel.Id));
        if (candidates.Count == 0)
            return [];
        // A channel that was created but not saved is found by its topic.
        var named = await db
            .Tickets.AsNoTracking()
            .Where(t => t.GuildId == guild && EF.Parameter(numbers).Contains(t.Number))
            .ToListAsync(cancellationToken);
        candidates.RemoveAll(channel => named.Exists(ticket => TicketTopic.IsOf(channel, ticket)));
        return candidates;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Server {Guild} has ticket channels that are not in the database: {Channels}. They were opened after the restored "
            + "backup, or by another installation. They are kept; read them, then delete them manually"
    )]
    private partial void LogUnknown(Snowflake guild, string channels);
}
