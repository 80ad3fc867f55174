using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Applies plugins.json during /setup.</summary>
internal sealed class SetupConfiguration(TicketsDbContext db, ConfigNameResolver resolver, GuildConfigSync sync, GuildSettingsEditor edit)
{
    /// <summary>The resolved roles and channels of the configuration.</summary>
    public Task<ConfigTargets> ResolveAsync(Snowflake guild, CancellationToken cancellationToken) =>
        resolver.ResolveAsync(guild, cancellationToken);

    /// <summary>The configured staff roles that do not exist.</summary>
    public async Task<IEnumerable<string>> FindUnknownRolesAsync(
        InteractionContext context,
        ConfigTargets targets,
        CancellationToken cancellationToken
    )
    {
        // Values set in Discord do not follow the file.
        var own = await db
            .Departments.Where(d => d.GuildId == context.GuildId && d.EditedAt != null)
            .Select(d => d.Key)
            .ToListAsync(cancellationToken);
        return targets
            .Departments.Where(d => !own.Contains(d.Key))
            .SelectMany(d =>
                d.Value.MissingStaff.Select(role =>
                    "⚠️ " + context.Text("setup.role-unknown", Markdown.Escape(d.Key), Markdown.Escape(role))
                )
            );
    }

    /// <summary>The unusable names of plugins.json, except where values were set in Discord.</summary>
    public async Task<List<ConfigProblem>> FindProblemsAsync(Snowflake guild, ConfigTargets targets, CancellationToken cancellationToken)
    {
        if (targets.Problems.Count == 0)
            return [];
        var own = await db
            .Departments.Where(d => d.GuildId == guild && d.EditedAt != null)
            .Select(d => d.Key)
            .ToListAsync(cancellationToken);
        var chosen = await db.GuildSettings.AnyAsync(
            g => g.GuildId == guild && g.LogChannelIsChosen && g.CategoryIsChosen,
            cancellationToken
        );
        return targets.Problems.FindAll(problem => problem.Department is { } department ? !own.Contains(department.Key) : !chosen);
    }

    /// <summary>Saves the options of the command and the configuration.</summary>
    public Task<Refusal?> SaveAsync(
        CommandContext context,
        Channel? logChannel,
        Channel? category,
        ConfigTargets targets,
        CancellationToken cancellationToken
    ) =>
        edit.EditAsync(
            context,
            async guild =>
            {
                if (logChannel is not null)
                    (guild.LogChannelId, guild.LogChannelIsChosen) = (logChannel.Id, true);
                if (category is not null)
                    (guild.CategoryId, guild.CategoryIsChosen) = (category.Id, true);
                guild.LeftAt = null;
                await sync.ApplyAsync(guild, targets, cancellationToken);
                return null;
            },
            cancellationToken
        );
}
