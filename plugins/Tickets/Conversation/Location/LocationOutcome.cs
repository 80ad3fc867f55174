using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Location;

/// <summary>The result of renaming a ticket's channel.</summary>
/// <param name="State">The state of the rename.</param>
/// <param name="Name">The current name if it was renamed; otherwise the wanted name.</param>
/// <param name="Wanted">The wanted name.</param>
/// <param name="At">When it is renamed, if that is delayed.</param>
internal sealed record LocationOutcome(LocationState State, string Name, string Wanted, DateTimeOffset? At);

internal enum LocationState
{
    /// <summary>Renamed; Discord may have changed the name.</summary>
    Renamed = 0,

    /// <summary>Delayed by the rate limit.</summary>
    Waits = 1,

    /// <summary>Discord did not respond; it is retried.</summary>
    Delayed = 2,

    /// <summary>Rejected permanently.</summary>
    Refused = 3,

    /// <summary>The ticket was closed meanwhile.</summary>
    Closed = 4,
}

/// <summary>Gets the result of a rename, after the background work has ended.</summary>
internal sealed class LocationOutcomeQuery(TicketsDbContext db, IDiscord discord, TimeProvider time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    /// <param name="changed">The change; saved.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LocationOutcome> FindAsync(ChangeResult changed, CancellationToken cancellationToken)
    {
        try
        {
            await changed.Work.WaitAsync(MaxWait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Discord is slow or limits the bot; the work continues in the background.
        }

        var ticket = await db.Tickets.AsNoTracking().WithDepartment().SingleAsync(t => t.Id == changed.Ticket!.Id, cancellationToken);
        var wanted = LocationEffect.NameOf(ticket);
        if (ticket.IsClosed || ticket.LiveChannelId is not { } channel)
            return new LocationOutcome(LocationState.Closed, wanted, wanted, null);
        if (ticket.Location.Applied >= changed.Ticket!.Location.Requested)
            return new LocationOutcome(
                LocationState.Renamed,
                (await discord.GetChannelAsync(channel, cancellationToken))?.Name ?? wanted,
                wanted,
                null
            );
        if ((ticket.AbandonedEffects | ticket.Deferral.Effects).HasFlag(EffectKinds.Place))
            return new LocationOutcome(LocationState.Refused, wanted, wanted, null);
        return LocationEffect.FreeAt(ticket) is { } at && at > time.GetUtcNow()
            ? new LocationOutcome(LocationState.Waits, wanted, wanted, at)
            : new LocationOutcome(LocationState.Delayed, wanted, wanted, null);
    }
}
