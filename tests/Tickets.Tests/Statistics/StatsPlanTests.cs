using DCTicket.Contracts;
using DCTicket.Tickets.Statistics.Reports;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>Numbers are read by the server and the time, and no table from end to end.</summary>
public sealed class StatsPlanTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Every_query_goes_by_an_index(bool departments, bool staff)
    {
        await using var world = await TicketsWorld.StartAsync();
        var range = new StatsRange(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 30), TimeZoneInfo.Utc);
        var filter = new StatsFilter(
            TicketsWorld.Guild,
            departments ? [Guid.NewGuid(), Guid.NewGuid()] : null,
            staff ? new Snowflake(3001) : null,
            range
        );
        await world.HandleAsync<TicketsDbContext>(async db =>
        {
            var read = new StatsReader(db);
            foreach (
                var query in new IQueryable[]
                {
                    read.Opened(filter),
                    read.Closed(filter),
                    read.Responses(filter),
                    read.Ratings(filter),
                    read.OpenedBefore(filter),
                    read.ClosedBefore(filter),
                    read.LiveNow(filter),
                    read.Reasons(filter),
                    ExportStats.Tickets(db, filter),
                    ExportStats.Responses(db, filter),
                    db.Metrics.Where(n => n.RulesVersion < 1 || n.RulesVersion > 1),
                    db.StatsSettings.Where(s => s.DigestDueAt <= world.Time.GetUtcNow()),
                    db.MessageFacts.Where(w => w.TicketId == Guid.Empty),
                    db.Responses.Where(r => r.TicketId == Guid.Empty),
                }
            )
            {
                var plan = await PlanAsync(db, query);
                Assert.DoesNotContain(
                    plan,
                    line => line.StartsWith("SCAN", StringComparison.Ordinal) && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
                );
            }

            Assert.Contains(await PlanAsync(db, read.Responses(filter)), line => line.Contains("COVERING INDEX", StringComparison.Ordinal));
        });
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(TicketsDbContext db, IQueryable query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        return QueryPlans.Explain(command);
    }
}
