using System.Collections.Concurrent;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>The channels of tickets, in memory: every message of every server is compared with them.</summary>
internal sealed class TicketChannels : IDisposable
{
    private readonly ConcurrentDictionary<Snowflake, bool> _channels = new();
    private readonly SemaphoreSlim _reading = new(1);
    private volatile bool _read;

    public async ValueTask<bool> ContainsAsync(TicketsDbContext db, Snowflake channel, CancellationToken cancellationToken)
    {
        if (!_read)
            await ReadAsync(db, cancellationToken);
        return _channels.ContainsKey(channel);
    }

    public void Add(Snowflake channel) => _channels[channel] = true;

    public void Remove(Snowflake channel) => _channels.TryRemove(channel, out _);

    public void Dispose() => _reading.Dispose();

    private async Task ReadAsync(TicketsDbContext db, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_read)
                return;
            var known = db.Tickets.Where(t => t.ChannelDeletedAt == null && t.ChannelId != null).Select(t => t.ChannelId!.Value);
            foreach (var channel in await known.ToListAsync(cancellationToken))
                Add(channel);
            _read = true;
        }
        finally
        {
            _reading.Release();
        }
    }
}
