using System.Collections.Concurrent;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>The channels and threads of tickets, to check every message event against.</summary>
internal sealed class TicketChannels(IServiceScopeFactory scopes) : SavedChannels(scopes)
{
    private readonly ConcurrentDictionary<Snowflake, bool> _ownDeletions = new();

    /// <summary>The bot deletes the channel itself, so its event is ignored.</summary>
    public void BeginOwnDeletion(Snowflake channel) => _ownDeletions[channel] = true;

    /// <summary>The event has arrived, or the deletion failed.</summary>
    /// <returns>Whether the bot is deleting it.</returns>
    public bool EndOwnDeletion(Snowflake channel) => _ownDeletions.TryRemove(channel, out _);

    protected override Task<List<Snowflake>> ReadAllAsync(TicketsDbContext db, CancellationToken cancellationToken) =>
        db
            .Tickets.Where(t => t.ChannelDeletedAt == null && t.ChannelId != null)
            .Select(t => t.ChannelId!.Value)
            .ToListAsync(cancellationToken);
}
