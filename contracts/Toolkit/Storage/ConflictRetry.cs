using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Toolkit.Storage;

/// <summary>Retries a change after a concurrency conflict.</summary>
public static class ConflictRetry
{
    private const int MaxAttempts = 20;

    /// <summary>
    /// Runs a change up to 20 times, while it fails with a <see cref="DbUpdateConcurrencyException"/> or violates a unique index.
    /// </summary>
    /// <param name="db">The context; its change tracker is cleared before each attempt.</param>
    /// <param name="change">Reads, changes and saves. It may run several times, so it must do nothing else.</param>
    /// <exception cref="DbUpdateException">Another error, or the last attempt failed.</exception>
    public static async Task<T> RetryAsync<T>(DbContext db, Func<Task<T>> change)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await change();
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || e.IsUniqueViolation()) && attempt < MaxAttempts)
            {
                // The next attempt reads what was saved concurrently.
            }
        }
    }
}
