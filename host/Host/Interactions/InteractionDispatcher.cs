using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Json;
using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn;
using DCTicket.Host.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Finds the handler of an interaction, checks who may, runs it and sees to it that there is exactly one answer.</summary>
internal sealed partial class InteractionDispatcher(
    PluginCatalog plugins, ChannelQueues queues, HandlerResults results, TimeProvider time, ILogger<InteractionDispatcher> log)
{
    private readonly HandlerQuery _handlers = new(plugins);
    private readonly Complaints _complaints = new(time);
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly Completion _completion = new(time, log);
    private readonly AnswerSender _answers = new(results, log);

    /// <summary>The calls of a plugin's answers; set once the application's id is known.</summary>
    public Func<string, InteractionCalls> Calls { get; set; } = _ => throw new InvalidOperationException("Not connected yet.");

    /// <summary>Which interactions came already, also to earlier processes; set before the first one comes.</summary>
    public HandledInteractions Seen { get; set; } = null!;

    /// <summary>Takes an interaction in; returns at once.</summary>
    /// <param name="data">What Discord sent.</param>
    /// <param name="isReplay">Whether it was missed and comes after a resume.</param>
    public void Dispatch(ReadOnlyMemory<byte> data, bool isReplay = false)
    {
        var received = time.GetTimestamp();
        Interaction interaction;
        try
        {
            interaction = Interaction.Parse(data.Span);
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            if (_complaints.IsDue("", out var unsaid))
                LogUnreadable(log, e, unsaid);
            return;
        }

        // A kind that Discord has made since has an answer of its own kind, which nobody here knows.
        if (interaction.Data is null || !Enum.IsDefined(interaction.Type) || !IsFirst(interaction))
            return;
        if (isReplay && IsTooLate(interaction))
        {
            LogTooLate(log, interaction.Id, interaction.GuildId);
            return;
        }

        var (plugin, handler, route) = _handlers.Find(interaction.Type, interaction.Data);
        queues.RunUnordered(() => interaction.Type == InteractionType.Autocomplete
            ? _completion.RunAsync(interaction, plugin, handler, Calls(plugin?.Id ?? HostPlugin.Id))
            : RunAsync(interaction, plugin, handler, route, received));
    }

    // Completing what is typed changes nothing, and comes with every key: it is not worth a line in the file.
    private bool IsFirst(Interaction interaction) => Seen.TryAdd(interaction.Id, durable: interaction.Type != InteractionType.Autocomplete);

    // What was clicked before this process began may have been handled by the one before it. Only replays are judged: what comes live is
    // in time, whatever this machine's clock says.
    private bool IsTooLate(Interaction interaction) =>
        interaction.Id.CreatedAt < _started || time.GetUtcNow() - interaction.Id.CreatedAt > InteractionLimits.AnswerWithin;

    /// <summary>
    /// Runs a handler in its channel's queue, or at once where order does not matter. Only the handler waits there: Discord's three seconds
    /// do not.
    /// </summary>
    private Task<object> RunInOrderAsync(Interaction interaction, Plugin? plugin, InteractionHandler? handler, Func<Task<object>> handle)
    {
        if (handler?.RunsInChannelOrder != true || plugin is null || interaction.ChannelId is not { } channel)
            return Task.Run(handle);
        var result = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        queues.Enqueue(plugin.Id, channel, handler.ToString(), async _ =>
        {
            try
            {
                result.SetResult(await handle().ConfigureAwait(false));
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task;
    }

    private async Task RunAsync(Interaction interaction, Plugin? plugin, InteractionHandler? handler, string[] route, long received)
    {
        using var answer = new Answer(Calls(plugin?.Id ?? HostPlugin.Id), interaction, handler);
        using var end = new CancellationTokenSource(InteractionLimits.HandleWithin, time);
        using var handled = new CancellationTokenSource();
        var gainTime = GainTimeAsync(answer, interaction, plugin, handler, received, handled.Token);
        var result = await GetResultAsync(interaction, plugin, handler, route, end.Token).ConfigureAwait(false);
        await handled.CancelAsync().ConfigureAwait(false);
        await gainTime.ConfigureAwait(false);
        using var sent = new CancellationTokenSource(InteractionLimits.SendWithin, time);
        await _answers.SendAsync(answer, interaction, plugin, handler, result, sent.Token).ConfigureAwait(false);
    }

    /// <summary>What the handler returns; an apology where it fails or never returns.</summary>
    private async Task<object> GetResultAsync(
        Interaction interaction, Plugin? plugin, InteractionHandler? handler, string[] route, CancellationToken end)
    {
        var work = RunInOrderAsync(interaction, plugin, handler, () => HandleAsync(interaction, plugin, handler, route, end));
        try
        {
            // Not only by the token: a handler that does not look at it must not take the answer with it.
            var result = await work.WaitAsync(end).ConfigureAwait(false);
            if (plugin is not null && handler is not null)
                results.RecordSuccess(plugin.Id, handler.ToString());
            return result;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            ObserveLateEnd(work);
            return _answers.Explain(
                interaction,
                plugin,
                handler,
                new TimeoutException($"It did not end within {InteractionLimits.HandleWithin.TotalMinutes:0} minutes."));
        }
        catch (Exception e)
        {
            return _answers.Explain(interaction, plugin, handler, e);
        }
    }

    // Its failure was told when its time was over.
    private static void ObserveLateEnd(Task work) =>
        work.ContinueWith(late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private async Task GainTimeAsync(
        Answer answer, Interaction interaction, Plugin? plugin, InteractionHandler? handler, long received, CancellationToken handled)
    {
        try
        {
            await WaitAsync(
                answer.CanWait ? InteractionLimits.DeferAfter : InteractionLimits.FormWithin, received, handled).ConfigureAwait(false);
            // Not the token of the wait: a first answer on its way must arrive.
            if (answer.CanWait)
                await answer.DeferAsync(CancellationToken.None).ConfigureAwait(false);
            else if (await answer.GiveUpAsync(TooSlow(interaction), CancellationToken.None).ConfigureAwait(false))
                LogFormTooSlow(log, plugin?.Id, handler, InteractionLimits.FormWithin.TotalSeconds);
            await WaitAsync(InteractionLimits.WarnAfter, received, handled).ConfigureAwait(false);
            LogStillRuns(log, plugin?.Id, handler, InteractionLimits.WarnAfter.TotalSeconds);
        }
        catch (OperationCanceledException) when (handled.IsCancellationRequested)
        {
            // The handler was quicker.
        }
        catch (Exception e)
        {
            LogNotDeferred(log, e, plugin?.Id, handler);
        }
    }

    private Task WaitAsync(TimeSpan until, long received, CancellationToken cancellationToken)
    {
        var left = until - time.GetElapsedTime(received);
        return Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
    }

    private static OutgoingMessage TooSlow(Interaction interaction) => HostTexts.Catalog.Get(
        Cultures.Of(interaction.Locale), interaction.Type == InteractionType.Command ? "too-slow-command" : "too-slow-button");

    private static async Task<object> HandleAsync(
        Interaction interaction, Plugin? plugin, InteractionHandler? handler, string[] route, CancellationToken cancellationToken)
    {
        // Its turn may come after its member has been told that it did not.
        cancellationToken.ThrowIfCancellationRequested();
        var culture = Cultures.Of(interaction.Locale);
        if (plugin is null || handler is null)
            return Reply.Refuse(HostTexts.Catalog.Get(culture, interaction.Type == InteractionType.Command ? "old-command" : "old-button"));
        if (Place(interaction, handler) is not var (guild, channel, member))
            return Reply.Refuse(HostTexts.Catalog.Get(culture, "server-only"));

        using var execution = plugin.Enter();
        var context = Contexts.Create(interaction, handler.Kind, guild, channel, member, plugin.Discord);
        await using var scope = plugin.Services.CreateAsyncScope();
        foreach (var access in handler.Access)
        {
            if (await access.RefuseAsync(context, scope.ServiceProvider, cancellationToken).ConfigureAwait(false) is { } refusal)
                return Reply.Refuse(refusal);
        }

        if (Arguments.Fill(handler, context, plugin.Discord.Own(interaction.Data!), route, cancellationToken) is not { } arguments)
            return Reply.Refuse(HostTexts.Catalog.Get(culture, "old-button"));
        var feature = scope.ServiceProvider.GetRequiredService(handler.Feature);
        var task = (Task)handler.Method.Invoke(feature, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task.ConfigureAwait(false);
        return task switch
        {
            Task<Reply> reply => reply.Result,
            Task<Update> update => update.Result,
            Task<Form> form => form.Result,
            _ => throw new InvalidOperationException($"{handler} returned {task.GetType()}."),
        };
    }

    private static (Snowflake Guild, Snowflake Channel, Member Member)? Place(Interaction interaction, InteractionHandler handler) =>
        interaction switch
        {
            { GuildId: { } guild, ChannelId: { } channel, Member: { } member } => (guild, channel, member),
            { GuildId: null, ChannelId: { } channel, User: { } user } when handler.InDirectMessages => (
                default, channel, new Member { User = user }),
            _ => null,
        };

    [LoggerMessage(
        LogLevel.Warning,
        "An interaction is not what Discord documents, and is left out ({Unsaid} more since this was said last; it is said once an hour)")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, int unsaid);

    [LoggerMessage(
        LogLevel.Information,
        "Interaction {Interaction} in server {Guild} was made while the bot was away, and is left out: it is too late to answer")]
    private static partial void LogTooLate(ILogger logger, Snowflake interaction, Snowflake? guild);

    [LoggerMessage(
        LogLevel.Warning,
        "{Plugin}: {Handler} took longer than {Seconds} s to open its form; the member was asked to try again")]
    private static partial void LogFormTooSlow(ILogger logger, string? plugin, InteractionHandler? handler, double seconds);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: {Handler} has not ended after {Seconds} s, and still runs")]
    private static partial void LogStillRuns(ILogger logger, string? plugin, InteractionHandler? handler, double seconds);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: Discord did not take the notice that {Handler} needs more time")]
    private static partial void LogNotDeferred(ILogger logger, Exception exception, string? plugin, InteractionHandler? handler);
}
