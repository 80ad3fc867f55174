using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Toolkit.Discord;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>
/// Executes the plan of /setup step by step, saving before and after each, so that a second click, a failure or a restart duplicates
/// nothing.
/// </summary>
internal sealed partial class SetupExecutor(
    SetupStepExecutor steps,
    SetupProgress progress,
    TicketLocks locks,
    ILogger<SetupExecutor> logger
)
{
    /// <summary>The plan after its execution; null if it is outdated.</summary>
    public async Task<SetupPlan?> ExecuteAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(id, cancellationToken);
        if (await progress.LoadAsync(context.GuildId, id, cancellationToken) is not { } run)
            return null;
        for (var index = 0; index < run.Steps.Count; index++)
        {
            var step = run.Steps[index];
            if (step is { Chosen: true, State: SetupStepState.Wanted or SetupStepState.Started or SetupStepState.Failed })
                run = await StepAsync(context, run, index, cancellationToken);
        }

        return run;
    }

    private async Task<SetupPlan> StepAsync(InteractionContext context, SetupPlan run, int index, CancellationToken cancellationToken)
    {
        var repeat = run.Steps[index].State == SetupStepState.Started;
        await progress.BeginAsync(run, index, cancellationToken);
        try
        {
            var made = await steps.ExecuteAsync(context, run, run.Steps[index], repeat, cancellationToken);
            return await progress.NoteMadeAsync(
                context,
                run,
                index,
                step => step with { State = SetupStepState.Made, MadeId = made, Problem = null, LacksPermission = false },
                cancellationToken
            );
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, run.Steps[index].Kind, run.GuildId, AdminHints.For(e));
            var refused = e as DiscordException;
            return await progress.NoteMadeAsync(
                context,
                run,
                index,
                step =>
                    step with
                    {
                        // Anything but a clear rejection may have succeeded.
                        State = refused?.IsPermanent == true ? SetupStepState.Failed : SetupStepState.Started,
                        Problem = refused?.Reason ?? "",
                        LacksPermission = refused?.IsMissingPermission == true,
                    },
                cancellationToken
            );
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to create a {Kind} for /setup in server {Guild}. {Hint}")]
    private partial void LogFailed(Exception exception, SetupStepKind kind, Snowflake guild, string hint);
}
