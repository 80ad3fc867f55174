using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>Channels of the database, cached from the first event on.</summary>
internal abstract class SavedChannels(IServiceScopeFactory scopes) : ChannelSet, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);

    /// <summary>Whether a channel is among them; loads them at the first call.</summary>
    public async ValueTask<bool> ContainsAsync(Snowflake channel, CancellationToken cancellationToken)
    {
        if (!IsComplete)
            await ReadAsync(cancellationToken);
        return Contains(channel);
    }

    public void Dispose() => _reading.Dispose();

    protected abstract Task<List<Snowflake>> ReadAllAsync(TicketsDbContext db, CancellationToken cancellationToken);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (IsComplete)
                return;
            await using var scope = scopes.CreateAsyncScope();
            Complete(await ReadAllAsync(scope.ServiceProvider.GetRequiredService<TicketsDbContext>(), cancellationToken));
        }
        finally
        {
            _reading.Release();
        }
    }
}
