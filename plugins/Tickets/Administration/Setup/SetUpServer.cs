using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>/setup: checks what tickets need in a server, offers to make what is missing, and posts the panel.</summary>
internal sealed class SetUpServer(
    TicketsDbContext db,
    ConfigNameResolver resolve,
    GuildConfigSync seed,
    GuildSettingsEditor edit,
    SetupPlanner plan,
    SetupExecutor make,
    SetupRenderer write,
    ChannelValidation check,
    BotPermissionQuery permissions
)
{
    [Command("setup", "Set up tickets and post the panel in this channel"), RequireCommand("setup")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("log-channel", "Where a summary and the transcript of each closed ticket go")] Channel? logChannel,
        [Option("category", "The category in which ticket channels are made", ChannelType = ChannelType.Category)] Channel? category,
        CancellationToken cancellationToken
    )
    {
        if (permissions.FindTimeout(context.GuildId) is { } timeout)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.bot-timeout", Markdown.Instant(timeout)));
        if (await LackingAsync(context, logChannel, category, cancellationToken) is { } lacking)
            return Reply.Refuse(lacking);
        var targets = await resolve.ResolveAsync(context.GuildId, cancellationToken);
        var problems = await ProblemsAsync(context.GuildId, targets, cancellationToken);
        if (problems.Count > 0)
            return Reply.Refuse(
                TicketTexts.Get(
                    context.Culture,
                    "setup.roles",
                    string.Join('\n', problems.Select(problem => "- " + problem.In(context.Culture)))
                )
            );
        await SaveAsync(context, logChannel, category, targets, cancellationToken);
        var run = await plan.PlanAsync(context, targets.Departments.ToDictionary(d => d.Key, d => d.Value.MissingStaff), cancellationToken);
        // Without its roles a department would be nobody's: what is to become of it is asked first.
        if (run.Steps.Exists(step => step.Kind == SetupStepKind.Role))
            return await write.PreviewAsync(context, run, 0, cancellationToken);
        var (panel, isNew) = await make.PostPanelAsync(context, run.ChannelId, cancellationToken);
        var posted = await write.PostedAsync(
            context,
            run,
            panel,
            isNew,
            await LastAsync(context.GuildId, cancellationToken),
            cancellationToken
        );
        return posted with
        {
            Content = Truncate.To(string.Join('\n', [posted.Content, .. await UnknownAsync(context, targets, cancellationToken)]), 2000),
        };
    }

    private async Task<string?> LackingAsync(
        CommandContext context,
        Channel? log,
        Channel? category,
        CancellationToken cancellationToken
    ) =>
        await check.SetUpAsync(context, cancellationToken)
        ?? (log is null ? null : await check.LogAsync(context.GuildId, log.Id, context.Culture, cancellationToken))
        ?? (category is null ? null : await check.CategoryAsync(context.GuildId, category.Id, context.Culture, cancellationToken));

    /// <summary>The staff roles that the configuration names in vain.</summary>
    private async Task<IEnumerable<string>> UnknownAsync(
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
                    "⚠️ " + TicketTexts.Get(context.Culture, "setup.role-unknown", Markdown.Escape(d.Key), Markdown.Escape(role))
                )
            );
    }

    /// <summary>What of plugins.json cannot be used, where it counts: not where it was set in Discord.</summary>
    private async Task<List<ConfigProblem>> ProblemsAsync(Snowflake guild, ConfigTargets targets, CancellationToken cancellationToken)
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

    private Task<Refusal?> SaveAsync(
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
                await seed.ApplyAsync(guild, targets, cancellationToken);
                return null;
            },
            cancellationToken
        );

    /// <summary>What was made the last time, as long as it can be undone.</summary>
    private async Task<SetupPlan?> LastAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var last = await db
            .SetupPlans.AsNoTracking()
            .Where(r => r.GuildId == guild && r.StartedAt != null)
            .OrderByDescending(r => r.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return last?.Steps.Exists(step => step.State == SetupStepState.Made) == true ? last : null;
    }
}
