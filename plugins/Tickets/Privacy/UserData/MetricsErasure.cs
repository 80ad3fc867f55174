using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Metrics;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>
/// Takes a person out of the numbers: what they did as staff counts on, as nobody's. Who is forgotten is found no more by their messages,
/// so these are counted before they are erased, and from then on it is known by the words alone on whose side they were.
/// </summary>
internal sealed class MetricsErasure(TicketsDbContext db, DirtyMetricsProcessor count)
{
    /// <summary>Counts what the person said while it can be told who they were.</summary>
    public Task CountAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        count.NowAsync(
            db.Over(guild).Where(t => db.Messages.Any(m => m.TicketId == t.Id && m.AuthorId == user)).Select(t => t.Id),
            cancellationToken
        );

    /// <summary>Takes the person out, once nothing else names them: what is counted again is counted without them.</summary>
    public async Task EraseAsync(Snowflake guild, Snowflake user, ErasedCount all, CancellationToken cancellationToken)
    {
        // Numbers outlive tickets, so what is left alone is what is still in use.
        var used = db.Tickets.Where(t => t.GuildId == guild && !db.Over(guild).Any(over => over.Id == t.Id)).Select(t => t.Id);
        var numbers = db.Metrics.Where(n => n.GuildId == guild && !used.Contains(n.TicketId));
        var mark = Random.Shared.NextInt64();
        await db.WriteAsync(
            async token =>
            {
                // Whoever counts at this instant has read what is said no more, and has to begin again.
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
