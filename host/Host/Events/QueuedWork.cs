namespace DCTicket.Host.Events;

/// <summary>A queued or running call of a handler.</summary>
/// <param name="handler">The name of the handler.</param>
/// <param name="call">The call.</param>
#pragma warning disable CA1001 // The source has no timer, and nothing else that would have to be disposed.
internal sealed class QueuedWork(string handler, Func<CancellationToken, Task> call)
#pragma warning restore CA1001
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _overdue = new();
    private long _startedAt;
    private volatile bool _isStarted;

    public string Handler => handler;

    /// <summary>Ends with the call, or when it is overdue.</summary>
    public Task Task => _end.Task;

    /// <summary>Whether it has not reached its first await.</summary>
    public bool HoldsThread { get; private set; }

    /// <summary>The running time; zero while queued.</summary>
    public TimeSpan Elapsed(TimeProvider time) => _isStarted ? time.GetElapsedTime(_startedAt) : TimeSpan.Zero;

    /// <summary>Completes it for those who wait; false if it was complete.</summary>
    public bool TryEnd() => _end.TrySetResult();

    /// <summary>Cancels the token on another thread, since callbacks of the handler run there.</summary>
    public void Cancel() => _ = _overdue.CancelAsync();

    /// <summary>Makes the call; never throws.</summary>
    public async Task RunAsync(long now)
    {
        _startedAt = now;
        HoldsThread = true;
        _isStarted = true;
        try
        {
            var running = call(_overdue.Token);
            HoldsThread = false;
            await running;
        }
        catch (Exception)
        {
            // The caller has logged it.
        }
    }
}
