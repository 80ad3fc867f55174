using System.Collections.Concurrent;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>The channels and threads of tickets: every message of every server is compared with them.</summary>
internal sealed class TicketChannels(IServiceScopeFactory scopes) : SavedChannels(scopes)
{
    private readonly ConcurrentDictionary<Snowflake, bool> _ownDeletions = new();

    /// <summary>The bot deletes a channel itself: the event that tells of it is no news.</summary>
    public void BeginOwnDeletion(Snowflake channel) => _ownDeletions[channel] = true;

    /// <summary>The event has come, or the channel could not be deleted.</summary>
    /// <returns>Whether the bot was deleting it.</returns>
    public bool EndOwnDeletion(Snowflake channel) => _ownDeletions.TryRemove(channel, out _);

    protected override Task<List<Snowflake>> ReadAllAsync(TicketsDbContext db, CancellationToken cancellationToken) =>
        db
            .Tickets.Where(t => t.ChannelDeletedAt == null && t.ChannelId != null)
            .Select(t => t.ChannelId!.Value)
            .ToListAsync(cancellationToken);
}
