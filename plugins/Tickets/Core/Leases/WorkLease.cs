using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Leases;

/// <summary>
/// Who is at work on a ticket: its NextStepAt lies ahead. A claim that outlives its process ends by itself, or at the next start, since no
/// other process can have the data.
/// </summary>
internal sealed class WorkLease(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private bool _freed;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateTimeOffset Until => Now + Length;

    /// <summary>When a failed effect is tried again.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(2, Math.Min(attempts, 10))));

    /// <summary>When what waits for a permission is tried again, unless a change on Discord says earlier.</summary>
    public static TimeSpan LongPause(int times) => TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Clamp(times - 1, 0, 10))));

    /// <summary>Takes a ticket, unless somebody else has just taken it.</summary>
    public async Task<bool> TryTakeAsync(TicketsDbContext db, Guid ticket, DateTimeOffset seen, CancellationToken cancellationToken) =>
        await db
            .Tickets.Where(t => t.Id == ticket && t.NextRunAt == seen)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.NextRunAt, Until), cancellationToken) == 1;

    /// <summary>Frees once what an earlier process had taken. This one's own claims end later than any of those.</summary>
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
