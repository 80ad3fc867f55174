using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Finds what a server still lacks for its tickets, and notes what /setup would make.</summary>
internal sealed class SetupPlanner(TicketsDbContext db, DepartmentQuery departments, ExistingPlaces existing, TimeProvider time)
{
    /// <summary>The plan, saved: it is the one that counts from now on. Its last step is the panel.</summary>
    /// <param name="context">Who asks, and where the panel goes.</param>
    /// <param name="missing">The names of the staff roles of plugins.json that the server does not have, by the keys of the
    /// departments.</param>
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
        // An older offer that nobody took is no longer true.
        db.SetupPlans.RemoveRange(
            await db.SetupPlans.Where(r => r.GuildId == context.GuildId && r.StartedAt == null).ToListAsync(cancellationToken)
        );
        db.SetupPlans.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>What was made the last time, as long as it can be undone.</summary>
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

    // What the file calls it; an id there is the one of another server.
    private static string RoleName(Department department, IReadOnlyDictionary<string, List<string>> missing, CultureInfo culture) =>
        missing.GetValueOrDefault(department.Key)?.Find(name => !ulong.TryParse(name, out _))
        ?? Truncate.To(department.NameIn(culture), 100);
}
