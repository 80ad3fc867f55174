using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Finds closed tickets of a department that exceed its retention.</summary>
internal sealed class ExpiredTicketQuery(TicketsDbContext db, TimeProvider time)
{
    public IQueryable<Ticket> WithFiles(Department department, TimeSpan keep) =>
        Closed(department, keep).Where(t => t.FilesRemovedAt == null);

    public IQueryable<Ticket> WithMessages(Department department, TimeSpan keep) =>
        Closed(department, keep).Where(t => t.MessagesRemovedAt == null || db.Messages.Any(m => m.TicketId == t.Id));

    public IQueryable<Ticket> WithTranscripts(Department department, TimeSpan keep) =>
        Closed(department, keep).Where(t => t.TranscriptsRemovedAt == null || db.Transcripts.Any(r => r.TicketId == t.Id));

    // Includes a closed ticket whose channel cannot be deleted: the server has to delete that.
    private IQueryable<Ticket> Closed(Department department, TimeSpan keep)
    {
        var before = time.GetUtcNow() - keep;
        return db.Tickets.Where(t => t.DepartmentId == department.Id && t.ClosedAt < before && t.State == TicketState.Closed);
    }
}
