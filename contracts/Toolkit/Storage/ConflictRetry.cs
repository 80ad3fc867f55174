using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Toolkit.Storage;

/// <summary>Saves, and starts again when somebody else has changed the same rows at the same time.</summary>
public static class ConflictRetry
{
    private const int MaxAttempts = 20;

    /// <summary>
    /// Runs a change, at most 20 times: again while it fails because a row was changed or deleted since it was read
    /// (<see cref="DbUpdateConcurrencyException"/>), or because another row has taken a unique value.
    /// </summary>
    /// <param name="db">What it tracks is forgotten before each attempt.</param>
    /// <param name="change">Reads, changes and saves. It may run several times, so that it does nothing else.</param>
    /// <exception cref="DbUpdateException">Another error, or the last attempt failed as well.</exception>
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
                // What the other one saved is read by the next attempt.
            }
        }
    }
}
