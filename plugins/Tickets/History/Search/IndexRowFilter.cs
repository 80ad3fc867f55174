using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Search;

/// <summary>A row of the index whose ticket matches.</summary>
/// <param name="Row">The row.</param>
/// <param name="IsMessage">Whether it is a message; else a ticket's own text or a note.</param>
/// <param name="TicketId">The ticket.</param>
internal sealed record FittingRow(long Row, bool IsMessage, Guid TicketId);

/// <summary>
/// Filters index rows by the current access and the filters. Many rows are checked for few results, so only compared columns are read.
/// </summary>
internal sealed class IndexRowFilter(TicketsDbContext db)
{
    public async Task<IReadOnlyList<FittingRow>> FilterAsync(
        Requester asker,
        SearchFilters filters,
        IReadOnlyList<long> rows,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => new Snowflake((ulong)row)).ToList();
        var found = await db
            .Messages.Where(m => EF.Parameter(ids).Contains(m.Id))
            .Select(m => new { m.Id, m.TicketId })
            .ToDictionaryAsync(m => (long)m.Id.Value, m => new FittingRow((long)m.Id.Value, true, m.TicketId), cancellationToken);
        var others = rows.Where(row => !found.ContainsKey(row)).ToList();
        if (others.Count > 0)
        {
            foreach (
                var text in await db
                    .SearchTexts.Where(t => EF.Parameter(others).Contains(t.Id))
                    .Select(t => new { t.Id, t.TicketId })
                    .ToListAsync(cancellationToken)
            )
                found[text.Id] = new FittingRow(text.Id, false, text.TicketId);
        }

        var tickets = await TicketsAsync(asker, filters, [.. found.Values.Select(row => row.TicketId).Distinct()], cancellationToken);
        return [.. rows.Select(row => found.GetValueOrDefault(row)).OfType<FittingRow>().Where(IsShown)];

        // The control message repeats the ticket's text.
        bool IsShown(FittingRow row) =>
            tickets.TryGetValue(row.TicketId, out var ticket)
            && !(row.IsMessage && ticket.WelcomeMessageId == new Snowflake((ulong)row.Row));
    }

    private async Task<Dictionary<Guid, ComparedTicket>> TicketsAsync(
        Requester asker,
        SearchFilters filters,
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .Tickets.Where(t => EF.Parameter(ids).Contains(t.Id))
            .Select(t => new ComparedTicket(
                t.Id,
                t.GuildId,
                t.DepartmentId,
                t.OwnerId,
                t.State,
                t.Priority,
                t.Rating,
                t.AssigneeId,
                t.WelcomeMessageId,
                filters.Label != null && t.Labels.Any(l => l.LabelId == filters.Label)
            ))
            .ToListAsync(cancellationToken);
        var answered = filters.Staff is { } staff
            ? (
                await db
                    .Messages.Where(m => m.AuthorId == staff && EF.Parameter(ids).Contains(m.TicketId))
                    .Select(m => m.TicketId)
                    .Distinct()
                    .ToListAsync(cancellationToken)
            ).ToHashSet()
            : [];
        return found.Where(t => TicketFilter.Fits(t, asker, filters, answered)).ToDictionary(t => t.Id);
    }
}
