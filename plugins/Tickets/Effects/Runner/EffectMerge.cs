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

    private static readonly string LogRequested = SyncedRevision.RequestedOf(nameof(Ticket.Log));

    /// <summary>
    /// The effect is done, so it is saved. Other values stay as the others saved them, even if we have seen the ticket's end.
    /// </summary>
    public static async Task SaveEffectAsync(this TicketsDbContext db, Ticket ticket, TicketEffects effects)
    {
        var entry = db.Entry(ticket);
        var ended = entry.Property(t => t.Version).IsModified;
        var mine = entry
            .Flatten()
            .Where(column => column.Property.IsModified && IsNoted(column.Path, ended, effects))
            .ToDictionary(column => column.Path, column => (Before: column.Property.OriginalValue, After: column.Property.CurrentValue));
        if (ended)
        {
            // Discarded, so that no event of this end is written.
            foreach (var row in db.ChangeTracker.Entries().Where(row => row.Entity is TicketHistory or TicketNotice).ToList())
                row.State = EntityState.Detached;
        }

        for (var turn = 1; await entry.GetDatabaseValuesAsync() is { } stored; turn++)
        {
            foreach (var (path, property) in entry.Flatten().Where(column => !column.Property.Metadata.IsPrimaryKey()))
                Set(path, property, stored[property.Metadata], mine.GetValueOrDefault(path), mine.ContainsKey(path));
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

    private static bool IsNoted(string path, bool ended, TicketEffects effects) =>
        ended ? path == nameof(Ticket.ChannelDeletedAt) : path == LogRequested || effects.FillsIn(path);

    private static void Set(string path, PropertyEntry property, object? stored, (object? Before, object? After) change, bool isMine)
    {
        property.OriginalValue = stored;
        property.CurrentValue =
            !isMine ? stored
            : path == LogRequested ? (int)stored! + (int)change.After! - (int)change.Before!
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
