using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>/setup: checks permissions, offers to create what is missing, and posts the panel.</summary>
internal sealed class SetUpServer(
    SetupConfiguration configuration,
    SetupPlanner plan,
    SetupPanelPoster panels,
    SetupRenderer write,
    ChannelValidation check
)
{
    [Command("setup", "Set up tickets and post the panel in this channel"), RequireCommand("setup")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("log-channel", "Where summaries and transcripts of closed tickets are posted")] Channel? logChannel,
        [Option("category", "The category for ticket channels", ChannelType = ChannelType.Category)] Channel? category,
        CancellationToken cancellationToken
    )
    {
        if (await LackingAsync(context, logChannel, category, cancellationToken) is { } lacking)
            return Reply.Refuse(lacking);
        var targets = await configuration.ResolveAsync(context.GuildId, cancellationToken);
        var problems = await configuration.FindProblemsAsync(context.GuildId, targets, cancellationToken);
        if (problems.Count > 0)
            return new Refusal("setup.roles", string.Join('\n', problems.Select(problem => "- " + problem.In(context.Culture))));
        await configuration.SaveAsync(context, logChannel, category, targets, cancellationToken);
        var run = await plan.PlanAsync(context, targets.Departments.ToDictionary(d => d.Key, d => d.Value.MissingStaff), cancellationToken);
        // A department without roles would have no staff, so its roles are asked for first.
        if (run.Steps.Exists(step => step.Kind == SetupStepKind.Role))
            return await write.PreviewAsync(context, run, 0, cancellationToken);
        var (panel, isNew) = await panels.PostAsync(context, run.ChannelId, cancellationToken);
        var posted = await write.PostedAsync(
            context,
            run,
            panel,
            isNew,
            await plan.FindLastAsync(context.GuildId, cancellationToken),
            cancellationToken
        );
        return posted with
        {
            Content = Truncate.To(
                string.Join('\n', [posted.Content, .. await configuration.FindUnknownRolesAsync(context, targets, cancellationToken)]),
                2000
            ),
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
}
