using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>The tickets of a filter.</summary>
internal static class ExportQuery
{
    public static IQueryable<Ticket> Of(TicketsDbContext db, Snowflake guild, ExportFilter filter)
    {
        var tickets = db.Tickets.Where(t => t.GuildId == guild);
        if (filter.Number is { } number)
            tickets = tickets.Where(t => t.Number == number);
        if (filter.Departments is { } departments)
            tickets = tickets.Where(t => departments.Contains(t.DepartmentId));
        if (filter.Customer is { } customer)
            tickets = tickets.Where(t => t.OwnerId == customer);
        if (filter.Member is { } member)
        {
            tickets = tickets.Where(t =>
                t.OwnerId == member
                || t.Members.Any(m => !m.IsRole && m.TargetId == member)
                || db.Messages.Any(m => m.TicketId == t.Id && m.AuthorId == member)
            );
        }

        if (filter.State is { } state)
            tickets = tickets.Where(t => t.State == state);
        if (filter.From is { } from)
            tickets = tickets.Where(t => t.CreatedAt >= from);
        if (filter.Before is { } before)
            tickets = tickets.Where(t => t.CreatedAt < before);
        return tickets;
    }
}
