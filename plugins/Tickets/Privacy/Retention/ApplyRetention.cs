using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Applies the departments' retention rules. Interrupted work is still due at the next run.</summary>
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

        // Files left by an interrupted step.
        await release.SweepAsync(cancellationToken);
    }
}
