using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Queries for statistics of one server, limited to departments and a staff member.</summary>
internal static class StatsQueries
{
    public static IQueryable<TicketMetrics> NumbersOf(this TicketsDbContext db, StatsFilter filter)
    {
        var guild = filter.Guild;
        var rows = db.Metrics.AsNoTracking().Where(n => n.GuildId == guild);
        if (filter.Departments is { } departments)
            rows = rows.Where(n => departments.Contains(n.DepartmentId));
        if (filter.Staff is { } staff)
            rows = rows.Where(n => n.StaffId == staff);
        if (filter.Label is { } label)
            rows = rows.Where(n => db.TicketLabels.Any(l => l.TicketId == n.TicketId && l.LabelId == label));
        return rows;
    }

    /// <summary>The responses of the period.</summary>
    public static IQueryable<StaffResponse> ResponsesOf(this TicketsDbContext db, StatsFilter filter)
    {
        var (guild, from, to) = (filter.Guild, filter.Range.From, filter.Range.To);
        var rows = db.Responses.AsNoTracking().Where(r => r.GuildId == guild && r.At >= from && r.At < to);
        if (filter.Departments is { } departments)
            rows = rows.Where(r => departments.Contains(r.DepartmentId));
        if (filter.Staff is { } staff)
            rows = rows.Where(r => r.StaffId == staff);
        if (filter.Label is { } label)
            rows = rows.Where(r => db.TicketLabels.Any(l => l.TicketId == r.TicketId && l.LabelId == label));
        return rows;
    }
}
