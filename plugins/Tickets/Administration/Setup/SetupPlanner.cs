using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Plans what /setup would create in a server.</summary>
internal sealed class SetupPlanner(TicketsDbContext db, DepartmentQuery departments, ExistingPlaces existing, TimeProvider time)
{
    /// <summary>Creates and saves the plan, which replaces older ones. Its last step is the panel.</summary>
    /// <param name="context">The admin, and the panel's channel.</param>
    /// <param name="missing">The missing staff roles of plugins.json, by department key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SetupPlan> PlanAsync(
        InteractionContext context,
        IReadOnlyDictionary<string, List<string>> missing,
        CancellationToken cancellationToken
    )
    {
        var run = new SetupPlan
        {
            Id = Guid.NewGuid(),
            GuildId = context.GuildId,
            ChannelId = context.ChannelId,
            ById = context.Member.User.Id,
            CreatedAt = time.GetUtcNow(),
            Steps = [.. await StepsAsync(context, missing, cancellationToken), new SetupStep { Kind = SetupStepKind.Panel }],
        };
        db.ChangeTracker.Clear();
        // An older plan that was not executed is outdated.
        db.SetupPlans.RemoveRange(
            await db.SetupPlans.Where(r => r.GuildId == context.GuildId && r.StartedAt == null).ToListAsync(cancellationToken)
        );
        db.SetupPlans.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>The last executed plan, while it can be undone.</summary>
    public async Task<SetupPlan?> FindLastAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var last = await db
            .SetupPlans.AsNoTracking()
            .Where(r => r.GuildId == guild && r.StartedAt != null)
            .OrderByDescending(r => r.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return last?.Steps.Exists(step => step.State == SetupStepState.Made) == true ? last : null;
    }

    private async Task<IReadOnlyList<SetupStep>> StepsAsync(
        InteractionContext context,
        IReadOnlyDictionary<string, List<string>> missing,
        CancellationToken cancellationToken
    )
    {
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        var there = await existing.ReadAsync(context.GuildId, cancellationToken);
        var culture = context.GuildCulture;
        List<SetupStep> steps =
        [
            .. all.Where(d => !d.StaffRoles.Any(there.HasRole))
                .GroupBy(d => RoleName(d, missing, culture), StringComparer.OrdinalIgnoreCase)
                .Select(same => new SetupStep
                {
                    Kind = SetupStepKind.Role,
                    Name = same.Key,
                    Departments = [.. same.Select(d => d.Key)],
                    Existing = there.RolesCalled(same.Key),
                }),
        ];
        if (!there.HasChannel(guild.CategoryId))
        {
            steps.AddRange(
                all.Where(d => !there.HasChannel(d.CategoryId))
                    .Select(d => (Department: d, Category: there.Category(d.NameIn(culture))))
                    .Select(d => new SetupStep
                    {
                        Kind = SetupStepKind.Category,
                        Name = d.Category.Name,
                        Departments = [d.Department.Key],
                        Existing = d.Category.Ids,
                    })
            );
        }

        if (!there.HasChannel(guild.LogChannelId))
        {
            var log = there.Log(TicketTexts.Get(culture, "setup.log-name"));
            steps.Add(
                new SetupStep
                {
                    Kind = SetupStepKind.LogChannel,
                    Name = log.Name,
                    Existing = log.Ids,
                }
            );
        }

        return steps;
    }

    // The name in the file; an id there belongs to another server.
    private static string RoleName(Department department, IReadOnlyDictionary<string, List<string>> missing, CultureInfo culture) =>
        missing.GetValueOrDefault(department.Key)?.Find(name => !ulong.TryParse(name, out _))
        ?? Truncate.To(department.NameIn(culture), 100);
}
