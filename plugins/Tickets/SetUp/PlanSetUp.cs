using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Finds what a server still lacks for its tickets, and notes what /setup would make.</summary>
internal sealed class PlanSetUp(TicketsDbContext db, FindDepartment departments, RoleCache roles, IDiscord discord, TimeProvider time)
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
        var live = await roles.GetAsync(context.GuildId, cancellationToken);
        var channels = (await discord.GetChannelsAsync(context.GuildId, cancellationToken)).Select(channel => channel.Id).ToHashSet();
        var culture = context.GuildCulture;
        List<SetUpStep> steps =
        [
            .. all.Where(d => !d.StaffRoles.Any(live.Contains)).GroupBy(d => RoleName(d, missing, culture), StringComparer.OrdinalIgnoreCase)
                .Select(same => new SetUpStep { Kind = SetUpStepKind.Role, Name = same.Key, Departments = [.. same.Select(d => d.Key)] }),
        ];
        if (!Exists(guild.CategoryId))
        {
            steps.AddRange(all.Where(d => !Exists(d.CategoryId))
                .Select(d => new SetUpStep { Kind = SetUpStepKind.Category, Name = Cut.To(d.NameIn(culture), 100), Departments = [d.Key] }));
        }

        if (!Exists(guild.LogChannelId))
            steps.Add(new SetUpStep { Kind = SetUpStepKind.LogChannel, Name = TicketTexts.Get(culture, "setup.log-name") });
        return steps;

        bool Exists(Snowflake? channel) => channel is { } id && channels.Contains(id);
    }

    // What the file calls it; an id there is the one of another server.
    private static string RoleName(Department department, IReadOnlyDictionary<string, List<string>> missing, CultureInfo culture) =>
        missing.GetValueOrDefault(department.Key)?.Find(name => !ulong.TryParse(name, out _)) ?? Cut.To(department.NameIn(culture), 100);
}
