using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>What the next retention run would delete for a department.</summary>
internal sealed record RetentionForecast(Department Department, int Tickets, int Messages, int Files, int Transcripts);

/// <summary>Counts what other rules would delete now.</summary>
internal sealed class RetentionForecastQuery(TicketsDbContext db, TimeProvider time)
{
    public async Task<RetentionForecast> CountAsync(Department department, DepartmentRules rules, CancellationToken cancellationToken)
    {
        var keep = RetentionPeriods.Of(rules);
        var (messages, files, transcripts) = (
            Due(department, keep.Messages),
            Due(department, keep.Files),
            Due(department, keep.Transcripts)
        );
        var shortest = new[] { keep.Messages, keep.Files, keep.Transcripts }.OfType<TimeSpan>().DefaultIfEmpty(TimeSpan.MaxValue).Min();
        return new(
            department,
            shortest == TimeSpan.MaxValue ? 0 : await Due(department, shortest)!.CountAsync(cancellationToken),
            messages is null ? 0 : await messages.SelectMany(t => db.Messages.Where(m => m.TicketId == t.Id)).CountAsync(cancellationToken),
            files is null
                ? 0
                : await files
                    .SelectMany(t => db.Attachments.Where(a => a.TicketId == t.Id && a.Hash != null))
                    .CountAsync(cancellationToken),
            transcripts is null
                ? 0
                : await transcripts
                    .SelectMany(t => db.Transcripts.Where(r => r.TicketId == t.Id && r.Position == 0))
                    .CountAsync(cancellationToken)
        );
    }

    private IQueryable<Ticket>? Due(Department department, TimeSpan? keep)
    {
        if (keep is not { } length)
            return null;
        var before = time.GetUtcNow() - length;
        return db.Tickets.Where(t => t.DepartmentId == department.Id && t.ClosedAt < before && t.State == TicketState.Closed);
    }
}
