using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Threads;

/// <summary>Posts pending thread notices in a new log channel.</summary>
internal static class RetryThreadNotes
{
    public static Task RetryThreadNotesAsync(
        this TicketsDbContext db,
        Snowflake guild,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db
            .Tickets.Where(t =>
                t.ChannelDeletedAt == null
                && t.GuildId == guild
                && t.ChannelId != null
                && t.IsThread
                && t.ThreadNoteId == null
                && t.State != TicketState.Closed
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.AbandonedEffects, t => t.AbandonedEffects & ~EffectKinds.ThreadNote)
                        .SetProperty(t => t.Version, t => t.Version + 1)
                        .SetProperty(t => t.NextRunAt, now),
                cancellationToken
            );
}
