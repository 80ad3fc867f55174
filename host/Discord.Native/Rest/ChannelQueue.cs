using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// The queue of a channel's edits, one request at a time. Queued edits are merged, and the last value of each field wins; a delayed name
/// or topic does not delay other fields.
/// </summary>
internal sealed partial class ChannelQueue(string path, SendEdit send, TimeProvider time, ILogger logger)
{
    // A longer one is not trusted.
    private static readonly TimeSpan MaxRefusalLength = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Waiting> _waiting = [];
    private readonly Dictionary<string, EditRateLimit> _budgets = new() { ["name"] = new(time), ["topic"] = new(time) };
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _wakesAt;
    private Task _wake = Task.CompletedTask;
    private long _edits;
    private bool _running;

    /// <summary>Whether the queue is empty and has no limits to remember.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return !_running && _budgets.Values.All(budget => budget.IsUntouched);
        }
    }

    public void Add(ChannelEdit edit, CancellationToken stop)
    {
        lock (_lock)
        {
            edit.Number = ++_edits;
            foreach (var (field, value) in edit.Fields)
                _waiting[field] = new Waiting(value, [.. _waiting.GetValueOrDefault(field)?.Edits ?? [], edit]);
            _added.TrySetResult();
            if (_running)
                return;
            _running = true;
        }

        _ = RunAsync(stop);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            while (true)
            {
                var pending = _wake.IsCompleted ? null : _wake;
                if (Take() is not { } step)
                    return;
                if (step.Ready.Count > 0)
                    await SendAsync(step.Ready, null, stop);
                else
                    await Task.WhenAny(WakeAfter(step.Wait, pending, stop), step.Added).Unwrap();
            }
        }
        catch (OperationCanceledException e)
        {
            lock (_lock)
            {
                _running = false;
                foreach (var edit in _waiting.Values.SelectMany(field => field.Edits))
                    edit.Fail(e);
                _waiting.Clear();
            }
        }
    }

    /// <summary>
    /// Waits until a field may be sent. A running wait is reused if it ends in time, so that many edits share one timer; a wait that has
    /// ended was calculated too early.
    /// </summary>
    private Task WakeAfter(TimeSpan wait, Task? pending, CancellationToken stop)
    {
        var at = time.GetUtcNow() + wait;
        if (pending is not null && (pending.IsCompleted || _wakesAt <= at))
            return pending;
        (_wakesAt, _wake) = (at, Task.Delay(wait, time, stop));
        return _wake;
    }

    /// <summary>Takes the fields that may be sent now, or gets the time to wait; null if the queue is empty.</summary>
    private Step? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _running = false;
                return null;
            }

            var ready = _waiting.Where(field => LeftOf(field.Key) == TimeSpan.Zero).ToDictionary();
            foreach (var field in ready.Keys)
                _waiting.Remove(field);
            var sending = ready.Values.SelectMany(field => field.Edits).ToHashSet();
            foreach (var edit in _waiting.Values.SelectMany(field => field.Edits).Where(edit => !sending.Contains(edit)).Distinct())
                edit.Delay(_waiting.Where(field => field.Value.Edits.Contains(edit)).Max(field => LeftOf(field.Key)));
            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new Step(ready, _waiting.Count == 0 ? TimeSpan.Zero : _waiting.Keys.Min(LeftOf), _added.Task);
        }
    }

    /// <summary>Sends fields in one request.</summary>
    /// <param name="fields">The fields with their callers.</param>
    /// <param name="owner">The only caller that a rejection concerns; null for all.</param>
    /// <param name="stop">Ends the queue.</param>
    /// <returns>False if Discord rejected the owner's values, so that others may be sent.</returns>
    private async Task<bool> SendAsync(Dictionary<string, Waiting> fields, ChannelEdit? owner, CancellationToken stop)
    {
        var edits = fields.Values.SelectMany(field => field.Edits).Distinct().OrderBy(edit => edit.Number).ToList();
        try
        {
            var answer = await send(Merge(fields, edits), fields.Keys.Any(_budgets.ContainsKey), stop);
            lock (_lock)
            {
                foreach (var field in fields.Keys)
                    _budgets.GetValueOrDefault(field)?.Use();
                edits.ForEach(edit =>
                    edit.Finish(fields.Where(field => field.Value.Edits.Contains(edit)).Select(field => field.Key), answer)
                );
            }
        }
        catch (DiscordException refused) when (MayConcernOne(refused) && (owner is not null || edits.Count > 1))
        {
            owner?.Fail(refused);
            if (owner is not null)
                return false;
            await SendApartAsync(fields, edits, stop);
        }
        catch (UnreportedRateLimitException refused)
        {
            LogRefused(refused.RetryAfter);
            PutBack(fields, refused.RetryAfter < MaxRefusalLength ? refused.RetryAfter : MaxRefusalLength);
        }
        catch (OperationCanceledException e) when (stop.IsCancellationRequested)
        {
            edits.ForEach(edit => edit.Fail(e));
            throw;
        }
#pragma warning disable CA1031 // It is the callers' to hear of.
        catch (Exception e)
#pragma warning restore CA1031
        {
            edits.ForEach(edit => edit.Fail(e));
        }

        return true;
    }

    /// <summary>
    /// Sends the edits of a rejected request one by one, so that each caller gets its own result. The latest goes first: earlier edits
    /// skip the fields it sets and share its response; if it is rejected, earlier values are sent.
    /// </summary>
    private async Task SendApartAsync(Dictionary<string, Waiting> fields, List<ChannelEdit> edits, CancellationToken stop)
    {
        var left = fields.ToDictionary();
        try
        {
            foreach (var edit in Enumerable.Reverse(edits))
            {
                var own = left.Where(field => field.Value.Edits.Contains(edit))
                    .ToDictionary(
                        field => field.Key,
                        field => new Waiting(edit.Fields[field.Key], [.. field.Value.Edits.Where(other => other.Number <= edit.Number)])
                    );
                if (own.Count > 0 && await SendAsync(own, edit, stop))
                    foreach (var field in own.Keys)
                        left.Remove(field);
            }
        }
        catch (OperationCanceledException e)
        {
            edits.ForEach(edit => edit.Fail(e));
            throw;
        }
    }

    // Without the token or the channel, or by a rate limit, every part would fail.
    private static bool MayConcernOne(DiscordException refused) => refused.Status is >= 400 and < 500 and not (401 or 404 or 429);

    private void PutBack(Dictionary<string, Waiting> fields, TimeSpan wait)
    {
        lock (_lock)
        {
            foreach (var (field, refused) in fields)
            {
                _budgets.GetValueOrDefault(field)?.Block(wait);
                // A newer value wins; callers of the older one get its response.
                _waiting[field] = _waiting.TryGetValue(field, out var newer)
                    ? newer with
                    {
                        Edits = [.. refused.Edits, .. newer.Edits],
                    }
                    : refused;
            }
        }
    }

    private DiscordRequest Merge(Dictionary<string, Waiting> fields, List<ChannelEdit> edits)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            foreach (var (field, value) in fields)
            {
                json.WritePropertyName(field);
                json.WriteRawValue(value.Value);
            }

            json.WriteEndObject();
        }

        return new DiscordRequest(HttpMethod.Patch, path)
        {
            Json = body.ToArray(),
            Reason = string.Join(
                "; ",
                edits.Select(edit => edit.Request.Reason).Where(reason => !string.IsNullOrWhiteSpace(reason)).Distinct()
            ),
            IsIdempotent = edits.TrueForAll(edit => edit.Request.IsIdempotent),
        };
    }

    private TimeSpan LeftOf(string field) => _budgets.GetValueOrDefault(field)?.Left ?? TimeSpan.Zero;

    [LoggerMessage(LogLevel.Information, "Rate limit on a channel's name or topic reached; the change is queued for {Wait}")]
    private partial void LogRefused(TimeSpan wait);

    /// <summary>The last value of a field, and all callers that set it since it was last sent.</summary>
    private sealed record Waiting(byte[] Value, IReadOnlyList<ChannelEdit> Edits);

    private sealed record Step(Dictionary<string, Waiting> Ready, TimeSpan Wait, Task Added);
}

/// <summary>
/// Sends an edit of a channel; throws <see cref="UnreportedRateLimitException"/> if it is limited for long without headers that say so.
/// </summary>
internal delegate Task<DiscordResponse> SendEdit(DiscordRequest request, bool isLimited, CancellationToken cancellationToken);

/// <summary>Discord rejected an edit of a channel by a rate limit that no header reports.</summary>
internal sealed class UnreportedRateLimitException(TimeSpan retryAfter) : Exception
{
    public TimeSpan RetryAfter => retryAfter;
}
