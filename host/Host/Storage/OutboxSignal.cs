using System.Threading.Channels;

namespace DCTicket.Host.Storage;

/// <summary>Wakes the dispatcher of an outbox. Several signals cause one poll.</summary>
internal sealed class OutboxSignal(TimeProvider time)
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Signals that there may be due rows.</summary>
    public void Set() => _signal.Writer.TryWrite(true);

    /// <summary>Waits for a signal or a timeout.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        Task signal = _signal.Reader.ReadAsync(either.Token).AsTask();
        await signal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
