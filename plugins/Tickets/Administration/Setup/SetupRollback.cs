using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Toolkit.Discord;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Undoes /setup in reverse order. Objects that were used since remain, and are named.</summary>
internal sealed partial class SetupRollback(
    SetupProgress progress,
    SetupUsageQuery usage,
    IDiscord discord,
    TicketLocks locks,
    ILogger<SetupRollback> logger
)
{
    /// <summary>The plan after the undo; null if there is none.</summary>
    public async Task<SetupPlan?> UndoAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(id, cancellationToken);
        if (await progress.LoadAsync(context.GuildId, id, cancellationToken) is not { } run)
            return null;
        for (var index = run.Steps.Count - 1; index >= 0; index--)
        {
            if (run.Steps[index].State is SetupStepState.Made or SetupStepState.Kept)
                run = await progress.NoteUndoneAsync(
                    context,
                    run,
                    index,
                    await StepAsync(context, run, run.Steps[index], cancellationToken),
                    cancellationToken
                );
        }

        return run;
    }

    private async Task<SetupStep> StepAsync(InteractionContext context, SetupPlan run, SetupStep step, CancellationToken cancellationToken)
    {
        // Objects that existed before remain; only departments and settings stop using them.
        if (step.Existing.Count > 0)
            return step with { State = SetupStepState.Undone, Problem = null, LacksPermission = false };
        try
        {
            if (await usage.FindAsync(run, step, cancellationToken))
                return step with { State = SetupStepState.Kept, Problem = null, LacksPermission = false };
            await RemoveAsync(context, run, step, cancellationToken);
            return step with { State = SetupStepState.Undone, Problem = null, LacksPermission = false };
        }
        catch (DiscordException e)
            when (e.Code is DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownRole or DiscordErrorCode.UnknownMessage)
        {
            // Another admin was faster.
            return step with { State = SetupStepState.Undone, Problem = null, LacksPermission = false };
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, step.Kind, run.GuildId, AdminHints.For(e));
            return step with
            {
                State = SetupStepState.Made,
                Problem = (e as DiscordException)?.Reason ?? "",
                LacksPermission = (e as DiscordException)?.IsMissingPermission == true,
            };
        }
    }

    private async Task RemoveAsync(InteractionContext context, SetupPlan run, SetupStep step, CancellationToken cancellationToken)
    {
        var reason = context.GuildText("setup.audit-undo", context.Member.DisplayName);
        var made = step.MadeId!.Value;
        switch (step.Kind)
        {
            case SetupStepKind.Role:
                await discord.DeleteRoleAsync(run.GuildId, made, reason, cancellationToken);
                break;
            case SetupStepKind.Panel:
                await discord.DeleteMessageAsync(run.ChannelId, made, reason, cancellationToken);
                break;
            default:
                await discord.DeleteChannelAsync(made, reason, cancellationToken);
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to remove a {Kind} for /setup in server {Guild}. {Hint}")]
    private partial void LogFailed(Exception exception, SetupStepKind kind, Snowflake guild, string hint);
}
