using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Queue;

/// <summary>Reads the tickets that wait for a member of staff, the oldest first.</summary>
internal sealed class WaitingTicketQuery(TicketsDbContext db, TimeProvider time)
{
    /// <returns>The waiting tickets, and how many more are snoozed.</returns>
    public async Task<(IReadOnlyList<Ticket> Waiting, int Snoozed)> ReadAsync(
        Snowflake guild,
        Member member,
        Guid? label,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var all = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .Where(t =>
                t.ChannelDeletedAt == null
                && t.GuildId == guild
                && (t.State == TicketState.Open || t.State == TicketState.WaitingForStaff)
                && (label == null || t.Labels.Any(l => l.LabelId == label))
            )
            .ToListAsync(cancellationToken);
        var mine = all.FindAll(t => TicketRoles.Of(t, member).HasFlag(ActorRoles.Staff));
        var waiting = mine.Where(t => !(t.SnoozedUntil > now)).OrderBy(t => t.StateChangedAt).ThenBy(t => t.Number).ToList();
        return (waiting, mine.Count - waiting.Count);
    }
}
