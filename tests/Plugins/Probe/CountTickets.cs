using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Probe;

/// <summary>Writes down what Tickets tells; fails once for each ticket, to see it come again.</summary>
public sealed class CountTickets(ProbeDbContext db)
{
    [On]
    public async Task HandleAsync(TicketOpened e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        db.Add(new SeenTicket { TicketId = e.TicketId, What = "opened" });
        await db.SaveChangesAsync(cancellationToken);
    }

    [On]
    public Task HandleAsync(TicketClosed e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        // Saved by the host, together with the note that the event was handled.
        db.Add(new SeenTicket { TicketId = e.TicketId, What = "closed" });
        return Task.CompletedTask;
    }

    [Command("probe-tickets", "Counts what was seen"), Everyone]
    public async Task<Reply> CountAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var seen = await db.Seen.OrderBy(s => s.Id).Select(s => s.What).ToListAsync(cancellationToken);
        return $"Seen: {seen.Count(what => what == "opened")} opened, {seen.Count(what => what == "closed")} closed";
    }
}
