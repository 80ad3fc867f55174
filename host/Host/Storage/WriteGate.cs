using DCTicket.Contracts;

namespace DCTicket.Host.Storage;

/// <summary>The write lock of a plugin's database, with a time limit.</summary>
internal sealed class WriteGate(string plugin, TimeProvider time) : IDisposable
{
    /// <summary>The time limit: less than the 30 seconds of a handler, so that the handler sees the exception.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _turn = new(1);
    private WriteTurn _held;
    private long _since;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="TimeoutException">The current write does not end.</exception>
    public async Task EnterAsync(WriteTurn turn, CancellationToken cancellationToken)
    {
        if (!_turn.Wait(0, CancellationToken.None))
            await WaitAsync(cancellationToken);
        (_held, _since) = (turn, time.GetTimestamp());
    }

    /// <summary>Releases the lock.</summary>
    public void Leave()
    {
        _held = WriteTurn.None;
        _turn.Release();
    }

    public void Dispose() => _turn.Dispose();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MaxWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The database of the plugin {plugin} could not be written within {MaxWait.TotalSeconds:0} seconds: {Holder()} of the "
                    + $"plugin {plugin} "
                    + $"began {time.GetElapsedTime(_since).TotalSeconds:0} seconds ago and has not ended. "
                    + "A write must not wait for another context's write, nor for Discord or a web service. Use one context, and end "
                    + "transactions soon."
            );
        }
    }

    private string Holder() =>
        _held switch
        {
            WriteTurn.Transaction => "a transaction",
            WriteTurn.Command => "a command",
            _ => "a SaveChangesAsync or WriteAsync",
        };
}
