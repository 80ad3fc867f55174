using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>What plugins.json says of a server, when /setup brings it there.</summary>
internal sealed class SetupConfiguration(TicketsDbContext db, ConfigNameResolver resolver, GuildConfigSync sync, GuildSettingsEditor edit)
{
    /// <summary>The roles and channels of the server that the configuration names.</summary>
    public Task<ConfigTargets> ResolveAsync(Snowflake guild, CancellationToken cancellationToken) =>
        resolver.ResolveAsync(guild, cancellationToken);

    /// <summary>The staff roles that the configuration names in vain.</summary>
    public async Task<IEnumerable<string>> FindUnknownRolesAsync(
        InteractionContext context,
        ConfigTargets targets,
        CancellationToken cancellationToken
    )
    {
        // What was set in Discord does not follow the file.
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

    /// <summary>What of plugins.json cannot be used, where it counts: not where it was set in Discord.</summary>
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

    /// <summary>Saves what was chosen, and what the configuration says besides.</summary>
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
