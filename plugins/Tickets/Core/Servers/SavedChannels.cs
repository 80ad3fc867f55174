using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>Channels of the database, in memory from the first event on.</summary>
internal abstract class SavedChannels : ChannelSet, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);

    /// <summary>Whether a channel is among them; the first time they are read.</summary>
    public async ValueTask<bool> ContainsAsync(TicketsDbContext db, Snowflake channel, CancellationToken cancellationToken)
    {
        if (!IsComplete)
            await ReadAsync(db, cancellationToken);
        return Contains(channel);
    }

    public void Dispose() => _reading.Dispose();

    protected abstract Task<List<Snowflake>> ReadAllAsync(TicketsDbContext db, CancellationToken cancellationToken);

    private async Task ReadAsync(TicketsDbContext db, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!IsComplete)
                Complete(await ReadAllAsync(db, cancellationToken));
        }
        finally
        {
            _reading.Release();
        }
    }
}
