using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Reads what happened in a period; every query goes by an index of the server and the time.</summary>
internal sealed class ReadStats(TicketsDbContext db)
{
    public async Task<StatsData> RunAsync(StatsFilter filter, CancellationToken cancellationToken)
    {
        var live = await LiveNow(filter).ToListAsync(cancellationToken);
        return new StatsData(
            await Opened(filter).ToListAsync(cancellationToken),
            await Closed(filter).ToListAsync(cancellationToken),
            await Responses(filter).ToListAsync(cancellationToken),
            await Ratings(filter).ToListAsync(cancellationToken),
            await OpenedBefore(filter).CountAsync(cancellationToken) - await ClosedBefore(filter).CountAsync(cancellationToken),
            [.. live.Select(l => (l.Department, l.State, l.Count))]);
    }

    /// <summary>When the first ticket of the server was opened; null for none.</summary>
    public Task<DateTimeOffset?> EarliestAsync(Contracts.Snowflake guild, CancellationToken cancellationToken) =>
        db.Numbers.Where(n => n.GuildId == guild).OrderBy(n => n.OpenedAt).Select(n => (DateTimeOffset?)n.OpenedAt).FirstOrDefaultAsync(cancellationToken);

    public IQueryable<OpenedRow> Opened(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return Numbers(filter).Where(n => n.OpenedAt >= from && n.OpenedAt < to)
            .Select(n => new OpenedRow(n.OpenedAt, n.DepartmentId, n.Priority, n.CustomerMessages, n.StaffMessages));
    }

    public IQueryable<ClosedRow> Closed(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return Numbers(filter).Where(n => n.ClosedAt >= from && n.ClosedAt < to)
            .Select(n => new ClosedRow(n.ClosedAt!.Value, n.DepartmentId, n.Priority, n.StaffId, n.ResolutionMs, n.HandlingMs, n.Reopened, n.Transfers));
    }

    public IQueryable<ResponseRow> Responses(StatsFilter filter)
    {
        var (guild, from, to) = (filter.Guild, filter.Range.From, filter.Range.To);
        var rows = db.Responses.AsNoTracking().Where(r => r.GuildId == guild && r.At >= from && r.At < to);
        if (filter.Departments is { } departments)
            rows = rows.Where(r => departments.Contains(r.DepartmentId));
        if (filter.Staff is { } staff)
            rows = rows.Where(r => r.StaffId == staff);
        return rows.Select(r => new ResponseRow(r.At, r.DepartmentId, r.StaffId, r.Priority, r.WaitMs, r.IsFirst));
    }

    public IQueryable<RatingRow> Ratings(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return Numbers(filter).Where(n => n.RatedAt >= from && n.RatedAt < to && n.Rating != null).Select(n => new RatingRow(n.DepartmentId, n.StaffId, n.Rating!.Value));
    }

    public IQueryable<TicketNumbers> OpenedBefore(StatsFilter filter)
    {
        var from = filter.Range.From;
        return Numbers(filter).Where(n => n.OpenedAt < from);
    }

    public IQueryable<TicketNumbers> ClosedBefore(StatsFilter filter)
    {
        var from = filter.Range.From;
        return Numbers(filter).Where(n => n.ClosedAt < from);
    }

    public IQueryable<LiveRow> LiveNow(StatsFilter filter) => Numbers(filter).Where(n => n.ClosedAt == null)
        .GroupBy(n => new { n.DepartmentId, n.State }).Select(g => new LiveRow(g.Key.DepartmentId, g.Key.State, g.Count()));

    private IQueryable<TicketNumbers> Numbers(StatsFilter filter)
    {
        var guild = filter.Guild;
        var rows = db.Numbers.AsNoTracking().Where(n => n.GuildId == guild);
        if (filter.Departments is { } departments)
            rows = rows.Where(n => departments.Contains(n.DepartmentId));
        if (filter.Staff is { } staff)
            rows = rows.Where(n => n.StaffId == staff);
        return rows;
    }

    internal sealed record LiveRow(Guid Department, TicketState State, int Count);
}
