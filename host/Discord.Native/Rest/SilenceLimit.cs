namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// Ends an exchange in which no byte has moved for a while. A total time would end large files on slow lines at the same place every time.
/// </summary>
internal sealed class SilenceLimit : IDisposable
{
    /// <summary>How long nothing may move: while a body is sent, until the answer begins, and while it comes.</summary>
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

    /// <summary>Cancelled by silence, or by the caller.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the silence has ended the exchange, and not the caller.</summary>
    public bool IsOver => _silence.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Some bytes have moved.</summary>
    public void Reset() => _silence.CancelAfter(MaxSilence);

    /// <summary>Until the next <see cref="Reset"/> no byte is waited for.</summary>
    public void Pause() => _silence.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }
}
