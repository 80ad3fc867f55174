using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>/setup: checks what tickets need in a server, offers to make what is missing, and posts the panel.</summary>
internal sealed class SetUpPanel(
    TicketsDbContext db, ResolveSeed resolve, SeedGuild seed, EditGuild edit, PlanSetUp plan, MakeSetUp make, WriteSetUp write, BotPermissionQuery permissions, IDiscord discord)
{
    [Command("setup", "Set up tickets and post the panel in this channel"), RequirePermission(Permissions.Administrator)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("log-channel", "Where a summary and the transcript of each closed ticket go")] Channel? logChannel,
        [Option("category", "The category in which ticket channels are made", ChannelType = ChannelType.Category)] Channel? category,
        CancellationToken cancellationToken)
    {
        var lacking = NeededPermissions.Lacking(
            context.Culture, await permissions.FindInChannelAsync(context.GuildId, context.ChannelId, cancellationToken));
        if (lacking.Length > 0)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.lacks", lacking));
        var targets = await resolve.RunAsync(context.GuildId, cancellationToken);
        var problems = await ProblemsAsync(context.GuildId, targets, cancellationToken);
        if (problems.Count > 0)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.roles", string.Join('\n', problems.Select(problem => "- " + problem.In(context.Culture)))));
        if (logChannel is not null && !await CanReadAsync(logChannel, cancellationToken))
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.log-hidden", logChannel.Mention));
        await SaveAsync(context, logChannel, category, targets, cancellationToken);
        var run = await plan.RunAsync(context, targets.Departments.ToDictionary(d => d.Key, d => d.Value.MissingStaff), cancellationToken);
        // Without its roles a department would be nobody's: what is to become of it is asked first.
        if (run.Steps.Exists(step => step.Kind == SetUpStepKind.Role))
            return WriteSetUp.Preview(context, run);
        var (panel, isNew) = await make.PostPanelAsync(context, run.ChannelId, cancellationToken);
        return await write.PostedAsync(context, run, panel, isNew, await LastAsync(context.GuildId, cancellationToken), cancellationToken);
    }

    /// <summary>What of plugins.json cannot be used, where it counts: not where it was set in Discord.</summary>
    private async Task<List<SeedProblem>> ProblemsAsync(Snowflake guild, SeedTargets targets, CancellationToken cancellationToken)
    {
        if (targets.Problems.Count == 0)
            return [];
        var own = await db.Departments.Where(d => d.GuildId == guild && d.EditedAt != null).Select(d => d.Key).ToListAsync(cancellationToken);
        var chosen = await db.GuildSettings.AnyAsync(g => g.GuildId == guild && g.LogChannelIsChosen && g.CategoryIsChosen, cancellationToken);
        return targets.Problems.FindAll(problem => problem.Department is { } department ? !own.Contains(department.Key) : !chosen);
    }

    private Task<Refusal?> SaveAsync(CommandContext context, Channel? logChannel, Channel? category, SeedTargets targets, CancellationToken cancellationToken) =>
        edit.RunAsync(
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
            cancellationToken);

    /// <summary>What was made the last time, as long as it can be undone.</summary>
    private async Task<SetUpRun?> LastAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var last = await db.SetUpRuns.AsNoTracking().Where(r => r.GuildId == guild && r.StartedAt != null).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return last?.Steps.Exists(step => step.State == SetUpStepState.Made) == true ? last : null;
    }

    private async Task<bool> CanReadAsync(Channel channel, CancellationToken cancellationToken)
    {
        try
        {
            await discord.GetMessagesAsync(channel.Id, null, 1, cancellationToken);
            return true;
        }
        catch (DiscordException e) when (e.IsMissingPermission())
        {
            return false;
        }
    }
}
