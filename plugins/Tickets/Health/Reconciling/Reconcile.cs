using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>
/// Handles live events of channels, and marks tickets after missed events: <see cref="CatchUpTickets"/> processes each. A server with
/// thousands of tickets takes longer than an event may.
/// </summary>
internal sealed class Reconcile(TicketsDbContext db, DeletedChannelClosing closing, TimeProvider time)
{
    /// <summary>Tickets that probably have no channel come first: they block their owner's limit.</summary>
    private static readonly TimeSpan Priority = TimeSpan.FromHours(1);

    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) =>
        closing.CloseAsync(e.GuildId, e.ChannelId, cancellationToken);

    [On]
    public Task HandleAsync(ThreadDeleted e, CancellationToken cancellationToken) =>
        closing.CloseAsync(e.GuildId, e.ThreadId, cancellationToken);

    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var tickets = db.Tickets.WithChannel(e.GuildId);
        var here = await tickets
            .Select(t => new
            {
                t.Id,
                Channel = t.ChannelId!.Value,
                t.IsThread,
            })
            .ToListAsync(cancellationToken);
        if (here.Count == 0)
            return;
        // An interrupted download is resumed with the ticket's messages.
        var due = e.NothingMissed
            ? tickets.Where(t => db.Attachments.Any(a => a.TicketId == t.Id && a.Hash == null && a.Problem == null))
            : tickets;
        await due.ExecuteUpdateAsync(set => set.SetProperty(t => t.CatchUpAt, now), cancellationToken);
        // Archived threads are not listed.
        var missing = here.Where(t => !e.Channels.Contains(t.Channel) && !e.Threads.Contains(t.Channel) && !(t.IsThread && e.NothingMissed))
            .Select(t => t.Id)
            .ToList();
        var first = now - Priority;
        foreach (var some in missing.Chunk(500))
            await db
                .Tickets.Where(t => EF.Parameter(some).Contains(t.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.CatchUpAt, first), cancellationToken);
        if (!e.NothingMissed || missing.Count > 0)
            await BeginReportAsync(e.GuildId, now, cancellationToken);
    }

    // An earlier unreported result is merged.
    private async Task BeginReportAsync(Snowflake guild, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (
            await db
                .Reconciliations.Where(r => r.GuildId == guild)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.StartedAt, now), cancellationToken) > 0
        )
            return;
        db.Reconciliations.Add(new Reconciliation { GuildId = guild, StartedAt = now });
        await db.SaveChangesAsync(cancellationToken);
    }
}
