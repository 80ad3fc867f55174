using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Saves, and retries from the start after a concurrency conflict.</summary>
internal static class ConflictRetry
{
    private const int MaxAttempts = 20;

    /// <param name="db">The context; its tracked entities are discarded.</param>
    /// <param name="change">Reads, changes and saves; may run several times.</param>
    public static async Task<T> RetryAsync<T>(TicketsDbContext db, Func<Task<T>> change)
    {
        for (var turn = 1; ; turn++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await change();
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || e.IsUniqueViolation()) && turn < MaxAttempts)
            {
                // A ticket took the number, or another admin did the same.
            }
        }
    }
}
