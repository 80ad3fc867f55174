using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>Saves a finished effect on a ticket that was changed concurrently.</summary>
internal static class EffectMerge
{
    // Each attempt fails only after another concurrent change of the ticket.
    private const int MaxTurns = 50;

    /// <summary>
    /// The effect is done, so it is saved. Other values stay as the others saved them, even if we have seen the ticket's end.
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
            // Discarded, so that no event of this end is written.
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
                // Changed again.
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

    // Flags of both are merged: a repair clears flags while an effect sets one.
    private static object? Merge(object? before, object? after, object? stored) =>
        (before, after, stored) switch
        {
            (EffectKinds was, EffectKinds now, EffectKinds kept) => (kept | (now & ~was)) & ~(was & ~now),
            _ => after,
        };
}
