using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Finds what a server still lacks for its tickets, and notes what /setup would make.</summary>
internal sealed class PlanSetUp(TicketsDbContext db, FindDepartment departments, ExistingPlaces existing, TimeProvider time)
{
    /// <summary>The plan, saved: it is the one that counts from now on. Its last step is the panel.</summary>
    /// <param name="context">Who asks, and where the panel goes.</param>
    /// <param name="missing">The names of the staff roles of plugins.json that the server does not have, by the keys of the departments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SetUpRun> RunAsync(InteractionContext context, IReadOnlyDictionary<string, List<string>> missing, CancellationToken cancellationToken)
    {
        var run = new SetUpRun
        {
            Id = Guid.NewGuid(),
            GuildId = context.GuildId,
            ChannelId = context.ChannelId,
            ById = context.Member.User.Id,
            CreatedAt = time.GetUtcNow(),
            Steps = [.. await StepsAsync(context, missing, cancellationToken), new SetUpStep { Kind = SetUpStepKind.Panel }],
        };
        db.ChangeTracker.Clear();
        // An older offer that nobody took is no longer true.
        db.SetUpRuns.RemoveRange(await db.SetUpRuns.Where(r => r.GuildId == context.GuildId && r.StartedAt == null).ToListAsync(cancellationToken));
        db.SetUpRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    private async Task<IReadOnlyList<SetUpStep>> StepsAsync(
        InteractionContext context, IReadOnlyDictionary<string, List<string>> missing, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        var there = await existing.ReadAsync(context.GuildId, cancellationToken);
        var culture = context.GuildCulture;
        List<SetUpStep> steps =
        [
            .. all.Where(d => !d.StaffRoles.Any(there.HasRole)).GroupBy(d => RoleName(d, missing, culture), StringComparer.OrdinalIgnoreCase)
                .Select(same => new SetUpStep { Kind = SetUpStepKind.Role, Name = same.Key, Departments = [.. same.Select(d => d.Key)], Existing = there.RolesCalled(same.Key) }),
        ];
        if (!there.HasChannel(guild.CategoryId))
        {
            steps.AddRange(all.Where(d => !there.HasChannel(d.CategoryId)).Select(d => (Department: d, Category: there.Category(d.NameIn(culture))))
                .Select(d => new SetUpStep { Kind = SetUpStepKind.Category, Name = d.Category.Name, Departments = [d.Department.Key], Existing = d.Category.Ids }));
        }

        if (!there.HasChannel(guild.LogChannelId))
        {
            var log = there.Log(TicketTexts.Get(culture, "setup.log-name"));
            steps.Add(new SetUpStep { Kind = SetUpStepKind.LogChannel, Name = log.Name, Existing = log.Ids });
        }

        return steps;
    }

    // What the file calls it; an id there is the one of another server.
    private static string RoleName(Department department, IReadOnlyDictionary<string, List<string>> missing, CultureInfo culture) =>
        missing.GetValueOrDefault(department.Key)?.Find(name => !ulong.TryParse(name, out _)) ?? Cut.To(department.NameIn(culture), 100);
}
