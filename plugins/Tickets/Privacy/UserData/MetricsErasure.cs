using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Metrics;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>
/// Erases a user from metrics: their work as staff remains anonymous. Messages of an erased user cannot be attributed, so metrics are
/// computed before, and the sides are kept in the message facts.
/// </summary>
internal sealed class MetricsErasure(TicketsDbContext db, DirtyMetricsProcessor count)
{
    /// <summary>Computes metrics while the user's side can be determined.</summary>
    public Task CountAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        count.NowAsync(
            db.Over(guild).Where(t => db.Messages.Any(m => m.TicketId == t.Id && m.AuthorId == user)).Select(t => t.Id),
            cancellationToken
        );

    /// <summary>Erases the user last: later computations do not include them.</summary>
    public async Task EraseAsync(Snowflake guild, Snowflake user, ErasedCount all, CancellationToken cancellationToken)
    {
        // Metrics outlive tickets, so only those in use are kept.
        var used = db.Tickets.Where(t => t.GuildId == guild && !db.Over(guild).Any(over => over.Id == t.Id)).Select(t => t.Id);
        var numbers = db.Metrics.Where(n => n.GuildId == guild && !used.Contains(n.TicketId));
        var mark = Random.Shared.NextInt64();
        await db.WriteAsync(
            async token =>
            {
                // A concurrent computation has read the user, and must restart.
                await db
                    .DirtyMetrics.Where(s => db.Tickets.Any(t => t.Id == s.TicketId && t.GuildId == guild))
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Mark, mark), token);
                all.Anonymised += await db
                    .Responses.Where(r => r.GuildId == guild && r.StaffId == user && !used.Contains(r.TicketId))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.StaffId, DeletedUser.Id), token);
                await db
                    .MessageFacts.Where(w => w.StaffId == user && numbers.Select(n => n.TicketId).Contains(w.TicketId))
                    .ExecuteUpdateAsync(set => set.SetProperty(w => w.StaffId, DeletedUser.Id), token);
                await EraseAsync(numbers, user, token);
                all.Deleted += await db.StaffNames.Where(n => n.GuildId == guild && n.MemberId == user).ExecuteDeleteAsync(token);
            },
            cancellationToken
        );
    }

    private static async Task EraseAsync(IQueryable<TicketMetrics> numbers, Snowflake user, CancellationToken cancellationToken)
    {
        await numbers
            .Where(n => n.FirstResponderId == user)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.FirstResponderId, DeletedUser.Id), cancellationToken);
        await numbers
            .Where(n => n.AssigneeId == user)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.AssigneeId, DeletedUser.Id), cancellationToken);
        await numbers
            .Where(n => n.CloserId == user)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.CloserId, DeletedUser.Id), cancellationToken);
        await numbers
            .Where(n => n.StaffId == user)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.StaffId, DeletedUser.Id), cancellationToken);
    }
}
