using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Saves, and begins anew when somebody else has changed the same at the same instant.</summary>
internal static class ConflictRetry
{
    private const int MaxAttempts = 20;

    /// <param name="db">Nothing that it holds is kept.</param>
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
                // A ticket took its number, or another admin did the same.
            }
        }
    }
}
