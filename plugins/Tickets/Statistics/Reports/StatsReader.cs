using System.Data.Common;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>
/// Reads the rows of a period, by indexes of server and time. A large server has half a million rows in years, so they are read directly:
/// in the column order of the projections below.
/// </summary>
internal sealed class StatsReader(TicketsDbContext db)
{
    private readonly Dictionary<string, Guid> _departments = [];

    public async Task<StatsData> ReadAsync(StatsFilter filter, CancellationToken cancellationToken)
    {
        var live = await LiveNow(filter).ToListAsync(cancellationToken);
        return new StatsData(
            await ListAsync(
                Opened(filter),
                row => new OpenedRow(At(row, 0), Department(row, 1), (TicketPriority)row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)),
                cancellationToken
            ),
            await ListAsync(
                Closed(filter),
                row => new ClosedRow(
                    At(row, 0),
                    Department(row, 1),
                    (TicketPriority)row.GetInt32(2),
                    row.IsDBNull(3) ? null : Id(row, 3),
                    row.IsDBNull(4) ? null : row.GetInt64(4),
                    row.GetInt64(5),
                    row.GetInt32(6),
                    row.GetInt32(7)
                ),
                cancellationToken
            ),
            await ListAsync(
                Responses(filter),
                row => new ResponseRow(
                    At(row, 0),
                    Department(row, 1),
                    Id(row, 2),
                    (TicketPriority)row.GetInt32(3),
                    row.GetInt64(4),
                    row.GetInt64(5) != 0
                ),
                cancellationToken
            ),
            await ListAsync(
                Ratings(filter),
                row => new RatingRow(Department(row, 0), row.IsDBNull(1) ? null : Id(row, 1), row.GetInt32(2)),
                cancellationToken
            ),
            await OpenedBefore(filter).CountAsync(cancellationToken) - await ClosedBefore(filter).CountAsync(cancellationToken),
            [.. live.Select(l => (l.Department, l.State, l.Count))]
        )
        {
            Reasons = await CountReasonsAsync(filter, cancellationToken),
        };
    }

    /// <summary>When the first ticket of the server was opened; null for none.</summary>
    public Task<DateTimeOffset?> EarliestAsync(Snowflake guild, CancellationToken cancellationToken) =>
        db
            .Metrics.Where(n => n.GuildId == guild)
            .OrderBy(n => n.OpenedAt)
            .Select(n => (DateTimeOffset?)n.OpenedAt)
            .FirstOrDefaultAsync(cancellationToken);

    public IQueryable<OpenedRow> Opened(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return db.NumbersOf(filter)
            .Where(n => n.OpenedAt >= from && n.OpenedAt < to)
            .Select(n => new OpenedRow(n.OpenedAt, n.DepartmentId, n.Priority, n.CustomerMessages, n.StaffMessages));
    }

    public IQueryable<ClosedRow> Closed(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return db.NumbersOf(filter)
            .Where(n => n.ClosedAt >= from && n.ClosedAt < to)
            .Select(n => new ClosedRow(
                n.ClosedAt!.Value,
                n.DepartmentId,
                n.Priority,
                n.StaffId,
                n.ResolutionMs,
                n.HandlingMs,
                n.Reopened,
                n.Transfers
            ));
    }

    public IQueryable<ResponseRow> Responses(StatsFilter filter) =>
        db.ResponsesOf(filter).Select(r => new ResponseRow(r.At, r.DepartmentId, r.StaffId, r.Priority, r.WaitMs, r.IsFirst));

    public IQueryable<RatingRow> Ratings(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return db.NumbersOf(filter)
            .Where(n => n.RatedAt >= from && n.RatedAt < to && n.Rating != null)
            .Select(n => new RatingRow(n.DepartmentId, n.StaffId, n.Rating!.Value));
    }

    public IQueryable<TicketMetrics> OpenedBefore(StatsFilter filter)
    {
        var from = filter.Range.From;
        return db.NumbersOf(filter).Where(n => n.OpenedAt < from);
    }

    public IQueryable<TicketMetrics> ClosedBefore(StatsFilter filter)
    {
        var from = filter.Range.From;
        return db.NumbersOf(filter).Where(n => n.ClosedAt < from);
    }

    public IQueryable<ReasonRow> Reasons(StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return db.NumbersOf(filter)
            .Where(n => n.ClosedAt >= from && n.ClosedAt < to)
            .Join(
                db.Tickets,
                n => n.TicketId,
                t => t.Id,
                (n, t) =>
                    new
                    {
                        t.DepartmentId,
                        t.CloseReason,
                        BySystem = t.ClosedById == null,
                    }
            )
            .GroupBy(t => t)
            .Select(g => new ReasonRow(g.Key.DepartmentId, g.Key.CloseReason, g.Key.BySystem, g.Count()));
    }

    // Typed reasons are counted together, since they are private to their ticket.
    private async Task<IReadOnlyList<ReasonCount>> CountReasonsAsync(StatsFilter filter, CancellationToken cancellationToken)
    {
        var rows = await Reasons(filter).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var known = await KnownReasons.ReadAsync(db, filter.Guild, cancellationToken);
        return
        [
            .. rows.GroupBy(row => (Reason: known.Find(row.Department, row.Reason, row.BySystem), IsNone: row.Reason is null))
                .Select(group => new ReasonCount(group.Key.Reason, group.Key.IsNone, group.Sum(row => row.Count))),
        ];
    }

    public IQueryable<LiveRow> LiveNow(StatsFilter filter) =>
        db.NumbersOf(filter)
            .Where(n => n.ClosedAt == null)
            .GroupBy(n => new { n.DepartmentId, n.State })
            .Select(g => new LiveRow(g.Key.DepartmentId, g.Key.State, g.Count()));

    private async Task<List<T>> ListAsync<T>(IQueryable query, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<T> rows = [];
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static DateTimeOffset At(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static Snowflake Id(DbDataReader row, int column) => new((ulong)row.GetInt64(column));

    // Looking up one of few departments is faster than parsing its id.
    private Guid Department(DbDataReader row, int column)
    {
        var text = row.GetString(column);
        if (!_departments.TryGetValue(text, out var id))
            _departments[text] = id = Guid.Parse(text);
        return id;
    }

    internal sealed record ReasonRow(Guid Department, string? Reason, bool BySystem, int Count);

    internal sealed record LiveRow(Guid Department, TicketState State, int Count);
}
