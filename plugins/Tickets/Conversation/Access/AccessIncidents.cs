using System.Collections.Concurrent;
using DCTicket.Tickets.Core.Access;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>Recent reactions to changed overwrites, so that the bot and an admin do not fight forever.</summary>
internal sealed class AccessIncidents(TimeProvider time)
{
    private const int MaxPutBackPerHour = 3;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(Guid Ticket, AccessStep Step), List<DateTimeOffset>> _done = new();

    /// <summary>Gets the next step for a ticket, and counts it.</summary>
    public AccessStep Next(Guid ticket, OverwriteDifference difference)
    {
        if (!difference.ShowsMore)
            return TryTake(ticket, AccessStep.TellShutOut, 1) ? AccessStep.TellShutOut : AccessStep.Silent;
        if (TryTake(ticket, AccessStep.PutBack, MaxPutBackPerHour))
            return AccessStep.PutBack;
        return TryTake(ticket, AccessStep.Leave, 1) ? AccessStep.Leave : AccessStep.Silent;
    }

    private bool TryTake(Guid ticket, AccessStep step, int most)
    {
        var now = time.GetUtcNow();
        var done = _done.GetOrAdd((ticket, step), static _ => []);
        lock (done)
        {
            done.RemoveAll(at => at <= now - Hour);
            if (done.Count >= most)
                return false;
            done.Add(now);
            return true;
        }
    }
}
