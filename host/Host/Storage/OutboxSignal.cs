using System.Threading.Channels;

namespace DCTicket.Host.Storage;

/// <summary>Wakes whoever delivers the events of one outbox. A burst of signals costs one look.</summary>
internal sealed class OutboxSignal(TimeProvider time)
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Tells that there may be something to deliver.</summary>
    public void Set() => _signal.Writer.TryWrite(true);

    /// <summary>Waits for a signal, or for some time.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        Task signal = _signal.Reader.ReadAsync(either.Token).AsTask();
        await signal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
