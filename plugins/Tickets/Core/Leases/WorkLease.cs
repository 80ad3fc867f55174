using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Leases;

/// <summary>
/// A lease on a ticket's pending work, stored in NextStepAt. It expires by itself, and is released at start: the data folder is locked by
/// one process.
/// </summary>
internal sealed class WorkLease(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private bool _freed;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateTimeOffset Until => Now + Length;

    /// <summary>The delay before a failed effect is retried.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(2, Math.Min(attempts, 10))));

    /// <summary>When an effect that waits for a permission is retried, unless a change on Discord triggers it earlier.</summary>
    public static TimeSpan LongPause(int times) => TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Clamp(times - 1, 0, 10))));

    /// <summary>Acquires the lease, unless another worker has it.</summary>
    public async Task<bool> TryTakeAsync(TicketsDbContext db, Guid ticket, DateTimeOffset seen, CancellationToken cancellationToken) =>
        await db
            .Tickets.Where(t => t.Id == ticket && t.NextRunAt == seen)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.NextRunAt, Until), cancellationToken) == 1;

    /// <summary>Releases the leases of an earlier process. Those of this process end later.</summary>
    public async Task FreeStaleAsync(TicketsDbContext db, CancellationToken cancellationToken)
    {
        if (_freed)
            return;
        await db
            .Tickets.Where(t => t.NextRunAt != null && t.NextRunAt < _startedAt + Length)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.NextRunAt, Now), cancellationToken);
        _freed = true;
    }
}
