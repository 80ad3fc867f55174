using DCTicket.Discord.Interactions;
using DCTicket.Host.Events;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Runs the handler of an interaction within its time limits, and ensures exactly one response.</summary>
internal sealed partial class InteractionRunner(
    ChannelQueues queues,
    DiscordClients discord,
    InteractionFailures failures,
    TimeProvider time,
    ILogger<InteractionRunner> logger
)
{
    private readonly AutocompleteHandler _completion = new(time, logger);

    /// <summary>Starts; returns at once.</summary>
    /// <param name="call">The call.</param>
    /// <param name="received">The timestamp of its arrival.</param>
    public void Start(InteractionCall call, long received) =>
        queues.RunUnordered(() =>
            call.Interaction.Type == InteractionType.Autocomplete
                ? _completion.RunAsync(call.Interaction, call.Plugin, call.Handler, discord.CreateCalls(call.Answerer))
                : RunAsync(call, received)
        );

    private async Task RunAsync(InteractionCall call, long received)
    {
        using var answer = new InteractionResponder(discord.CreateCalls(call.Answerer), call.Interaction, call.Handler);
        using var end = new CancellationTokenSource(InteractionLimits.HandleWithin, time);
        using var handled = new CancellationTokenSource();
        var gainTime = GainTimeAsync(answer, call, received, handled.Token);
        var result = await GetResultAsync(call, end.Token);
        await handled.CancelAsync();
        await gainTime;
        using var sent = new CancellationTokenSource(InteractionLimits.SendWithin, time);
        await SendAsync(answer, call, result, sent.Token);
    }

    /// <summary>The result of the handler, or why it failed or timed out.</summary>
    private async Task<object> GetResultAsync(InteractionCall call, CancellationToken end)
    {
        var work = RunInOrderAsync(call, () => HandlerInvoker.InvokeAsync(call, end));
        try
        {
            // Not only by the token: a handler that ignores it must not delay the response.
            var result = await work.WaitAsync(end);
            failures.RecordSuccess(call);
            return result;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            ObserveLateEnd(work);
            return failures.Explain(
                call,
                new TimeoutException($"It did not end within {InteractionLimits.HandleWithin.TotalMinutes:0} minutes.")
            );
        }
        catch (Exception e)
        {
            return failures.Explain(call, e);
        }
    }

    /// <summary>
    /// Runs a handler in its channel's queue, or at once if order does not matter. The three-second limit is measured outside of the
    /// queue.
    /// </summary>
    private Task<object> RunInOrderAsync(InteractionCall call, Func<Task<object>> handle)
    {
        if (call is not { Handler: { RunsInChannelOrder: true } handler, Plugin: { } plugin, Interaction.ChannelId: { } channel })
            return Task.Run(handle);
        var result = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        queues.Enqueue(
            plugin.Id,
            channel,
            handler.ToString(),
            async _ =>
            {
                try
                {
                    result.SetResult(await handle());
                }
                catch (Exception e)
                {
                    result.SetException(e);
                }
            }
        );
        return result.Task;
    }

    // The failure was reported when its time was over.
    private static void ObserveLateEnd(Task work) =>
        work.ContinueWith(late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private async Task GainTimeAsync(InteractionResponder answer, InteractionCall call, long received, CancellationToken handled)
    {
        try
        {
            await WaitAsync(answer.CanWait ? InteractionLimits.DeferAfter : InteractionLimits.FormWithin, received, handled);
            // Not the token of the wait: a first response in flight must complete.
            if (answer.CanWait)
                await answer.DeferAsync(CancellationToken.None);
            else if (await answer.GiveUpAsync(InteractionResponder.TooSlow(call.Interaction), CancellationToken.None))
                LogModalTooSlow(call.Plugin?.Id, call.Handler, InteractionLimits.FormWithin.TotalSeconds);
            await WaitAsync(InteractionLimits.WarnAfter, received, handled);
            LogStillRuns(call.Plugin?.Id, call.Handler, InteractionLimits.WarnAfter.TotalSeconds);
        }
        catch (OperationCanceledException) when (handled.IsCancellationRequested)
        {
            // The handler was faster.
        }
        catch (Exception e)
        {
            LogNotDeferred(e, call.Plugin?.Id, call.Handler);
        }
    }

    private Task WaitAsync(TimeSpan until, long received, CancellationToken cancellationToken)
    {
        var left = until - time.GetElapsedTime(received);
        return Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
    }

    private async Task SendAsync(InteractionResponder answer, InteractionCall call, object result, CancellationToken cancellationToken)
    {
        try
        {
            await answer.SendAsync(result, cancellationToken);
        }
        catch (Exception e) when (failures.IsSettled(call, e))
        {
            // It was logged.
        }
        catch (Exception e)
        {
            await SendFallbackAsync(answer, call, e, cancellationToken);
        }
    }

    // Discord rejected the handler's response: the member still gets an error message.
    private async Task SendFallbackAsync(
        InteractionResponder answer,
        InteractionCall call,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await answer.SendAsync(failures.Explain(call, exception), cancellationToken);
        }
        catch (Exception e)
        {
            failures.RecordNotAnswered(call, e);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Plugin}: {Handler} took longer than {Seconds} s to open its modal; the member was asked to try again"
    )]
    private partial void LogModalTooSlow(string? plugin, InteractionHandler? handler, double seconds);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: {Handler} is still running after {Seconds} s")]
    private partial void LogStillRuns(string? plugin, InteractionHandler? handler, double seconds);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: failed to defer the response of {Handler}")]
    private partial void LogNotDeferred(Exception exception, string? plugin, InteractionHandler? handler);
}
