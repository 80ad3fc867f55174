using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>Notes an effect that is done on a ticket that somebody else has changed meanwhile.</summary>
internal static class EffectMerge
{
    // Each turn is lost only to somebody who has saved another change of the same ticket.
    private const int MaxTurns = 50;

    /// <summary>
    /// The effect is there, so it is noted. All else stays as the others saved it: an end of the ticket that we noticed, too, is theirs
    /// now.
    /// </summary>
    public static async Task SaveEffectAsync(this TicketsDbContext db, Ticket ticket, TicketEffects effects)
    {
        var entry = db.Entry(ticket);
        var ended = entry.Property(t => t.Version).IsModified;
        var mine = entry
            .Properties.Where(property => property.IsModified && IsNoted(property.Metadata.Name, ended, effects))
            .ToDictionary(property => property.Metadata.Name, property => (Before: property.OriginalValue, After: property.CurrentValue));
        if (ended)
        {
            // Without them it is another save, so that no event of this end is written.
            foreach (var row in db.ChangeTracker.Entries().Where(row => row.Entity is TicketHistory or TicketNotice).ToList())
                row.State = EntityState.Detached;
        }

        for (var turn = 1; await entry.GetDatabaseValuesAsync() is { } stored; turn++)
        {
            foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
                Set(
                    property,
                    stored[property.Metadata],
                    mine.GetValueOrDefault(property.Metadata.Name),
                    mine.ContainsKey(property.Metadata.Name)
                );
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException) when (turn < MaxTurns)
            {
                // Changed once more.
            }
        }
    }

    private static bool IsNoted(string column, bool ended, TicketEffects effects) =>
        ended ? column == nameof(Ticket.ChannelDeletedAt) : column == nameof(Ticket.LogRequested) || effects.FillsIn(column);

    private static void Set(PropertyEntry property, object? stored, (object? Before, object? After) change, bool isMine)
    {
        property.OriginalValue = stored;
        property.CurrentValue =
            !isMine ? stored
            : property.Metadata.Name == nameof(Ticket.LogRequested) ? (int)stored! + (int)change.After! - (int)change.Before!
            : Merge(change.Before, change.After, stored);
        property.IsModified = isMine;
    }

    // Marks of both stay: who repairs a ticket takes marks away while an effect sets another one.
    private static object? Merge(object? before, object? after, object? stored) =>
        (before, after, stored) switch
        {
            (EffectKinds was, EffectKinds now, EffectKinds kept) => (kept | (now & ~was)) & ~(was & ~now),
            _ => after,
        };
}
