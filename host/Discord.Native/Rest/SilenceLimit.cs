namespace DCTicket.Discord.Native.Rest;

/// <summary>Cancels an exchange without progress. A total time limit would always end large files on slow lines.</summary>
internal sealed class SilenceLimit : IDisposable
{
    /// <summary>The maximum time without progress: while a body is sent, until the response begins, and while it is received.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public SilenceLimit(TimeProvider time, CancellationToken cancellationToken)
    {
        _silence = new CancellationTokenSource(MaxSilence, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, cancellationToken);
        _caller = cancellationToken;
    }

    /// <summary>Cancelled by the limit or by the caller.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the limit was reached, and not the caller's cancellation.</summary>
    public bool IsOver => _silence.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Reports progress.</summary>
    public void Reset() => _silence.CancelAfter(MaxSilence);

    /// <summary>Pauses the limit until the next <see cref="Reset"/>.</summary>
    public void Pause() => _silence.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }
}
