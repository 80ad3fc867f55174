using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>The facts for metrics of some tickets, by ticket.</summary>
internal sealed record MetricsFacts(
    IReadOnlyDictionary<Guid, TicketFacts> Tickets,
    ILookup<Guid, TicketHistory> History,
    ILookup<Guid, AuthoredMessage> Messages
);

/// <summary>Reads the facts: that messages exist, never their content.</summary>
internal static class MetricsFactsReader
{
    public static async Task<MetricsFacts> ReadAsync(TicketsDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => EF.Parameter(ids).Contains(t.Id))
            .Select(t => new TicketFacts(
                t.Id,
                t.GuildId,
                t.Number,
                t.OwnerId,
                t.OpenedById,
                t.DepartmentId,
                t.State,
                t.Priority,
                t.AssigneeId,
                t.AssigneeName,
                t.CreatedAt,
                t.ClosedAt,
                t.ClosedById,
                t.ChannelId
            ))
            .ToDictionaryAsync(t => t.Id, cancellationToken);
        var history = await db.History.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.TicketId)).ToListAsync(cancellationToken);
        var messages = await db
            .Messages.AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.TicketId))
            .Select(m => new AuthoredMessage(m.Id, m.TicketId, m.AuthorId, m.AuthorName, m.AuthorIsBot, m.Kind, m.AuthorRoles, m.CreatedAt))
            .ToListAsync(cancellationToken);
        return new MetricsFacts(tickets, history.ToLookup(h => h.TicketId), messages.ToLookup(m => m.TicketId));
    }
}
