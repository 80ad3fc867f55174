namespace DCTicket.Host.Events;

/// <summary>A call of a handler that waits in a queue or runs.</summary>
/// <param name="handler">What the handler is called.</param>
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

    /// <summary>Whether it has not come to its first await.</summary>
    public bool HoldsThread { get; private set; }

    /// <summary>How long it runs; zero while it waits.</summary>
    public TimeSpan Elapsed(TimeProvider time) => _isStarted ? time.GetElapsedTime(_startedAt) : TimeSpan.Zero;

    /// <summary>Ends it for those who wait for it; false if that was done before.</summary>
    public bool TryEnd() => _end.TrySetResult();

    /// <summary>Cancels the token of the call; what the handler does then does not run here.</summary>
    public void Cancel() => _ = _overdue.CancelAsync();

    /// <summary>Makes the call, and never fails.</summary>
    public async Task RunAsync(long now)
    {
        _startedAt = now;
        HoldsThread = true;
        _isStarted = true;
        try
        {
            var running = call(_overdue.Token);
            HoldsThread = false;
            await running.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whoever queued the call has logged it.
        }
    }
}
