using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>
/// Takes away what the departments' rules let go. What an earlier run was stopped at is still due, so the next one goes on.
/// </summary>
internal sealed class ApplyRetention(TicketsDbContext db, DepartmentRetention retention, RetentionReport report, UnreferencedFiles release)
    : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().ToListAsync(cancellationToken);
        foreach (
            var guild in departments
                .Where(department => !RetentionPeriods.Of(department.Rules).IsForever)
                .GroupBy(department => department.GuildId)
        )
        {
            var removed = new RetentionSummary();
            foreach (var department in guild)
                await retention.ApplyAsync(department, RetentionPeriods.Of(department.Rules), removed, cancellationToken);
            if (removed.Tickets.Count > 0)
                await report.SendAsync(guild.Key, removed, cancellationToken);
        }

        // Bytes that an interrupted step has left.
        await release.SweepAsync(cancellationToken);
    }
}
