using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Location;

/// <summary>What came of a new name of a ticket's channel.</summary>
/// <param name="State">Whether it has it.</param>
/// <param name="Name">What the channel is called, once it has a new name; else what it is to be called.</param>
/// <param name="Wanted">What it was to be called.</param>
/// <param name="At">When it is renamed, where that waits.</param>
internal sealed record LocationOutcome(LocationState State, string Name, string Wanted, DateTimeOffset? At);

internal enum LocationState
{
    /// <summary>The channel is renamed; Discord may have taken another name only.</summary>
    Renamed = 0,

    /// <summary>Discord takes no further name for some minutes.</summary>
    Waits = 1,

    /// <summary>Discord does not answer; it is tried again.</summary>
    Delayed = 2,

    /// <summary>Discord refuses it for good.</summary>
    Refused = 3,

    /// <summary>The ticket was closed meanwhile.</summary>
    Closed = 4,
}

/// <summary>Finds out what came of a new name, once the work behind the change has ended.</summary>
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
            // Discord is slow or limits the bot; the work goes on behind the answer.
        }

        var ticket = await db.Tickets.AsNoTracking().WithDepartment().SingleAsync(t => t.Id == changed.Ticket!.Id, cancellationToken);
        var wanted = LocationEffect.NameOf(ticket);
        if (ticket.IsClosed || ticket.LiveChannelId is not { } channel)
            return new LocationOutcome(LocationState.Closed, wanted, wanted, null);
        if (ticket.LocationApplied >= changed.Ticket!.LocationRequested)
            return new LocationOutcome(
                LocationState.Renamed,
                (await discord.GetChannelAsync(channel, cancellationToken))?.Name ?? wanted,
                wanted,
                null
            );
        if ((ticket.AbandonedEffects | ticket.DeferredEffects).HasFlag(EffectKinds.Place))
            return new LocationOutcome(LocationState.Refused, wanted, wanted, null);
        return LocationEffect.FreeAt(ticket) is { } at && at > time.GetUtcNow()
            ? new LocationOutcome(LocationState.Waits, wanted, wanted, at)
            : new LocationOutcome(LocationState.Delayed, wanted, wanted, null);
    }
}
