using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Limits;

/// <summary>A lock per server for openings, so that they do not conflict on the next number.</summary>
internal sealed class GuildLock : IDisposable
{
    private readonly ConcurrentDictionary<Snowflake, SemaphoreSlim> _guilds = new();

    /// <summary>Acquires the lock; disposing releases it.</summary>
    public async Task<IDisposable> EnterAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var gate = _guilds.GetOrAdd(guild, static _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    public void Dispose()
    {
        foreach (var gate in _guilds.Values)
            gate.Dispose();
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
