using System.Collections.Concurrent;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Probe;

/// <summary>Writes down what Tickets tells; fails once for each ticket, to see it come again.</summary>
public sealed class CountTickets(ProbeDbContext db)
{
    private static readonly ConcurrentDictionary<Guid, byte> Failed = [];

    [On]
    public Task HandleAsync(TicketOpened e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        // Saved by the host when the handler succeeds, so that the second time does not count twice.
        db.Add(
            new SeenTicket
            {
                GuildId = e.GuildId,
                TicketId = e.TicketId,
                What = "opened",
            }
        );
        if (Failed.TryAdd(e.TicketId, 0))
            throw new InvalidOperationException("The first time fails");
        return Task.CompletedTask;
    }

    [On]
    public Task HandleAsync(TicketClosed e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        db.Add(
            new SeenTicket
            {
                GuildId = e.GuildId,
                TicketId = e.TicketId,
                What = "closed",
            }
        );
        return Task.CompletedTask;
    }

    [Command("probe-tickets", "Counts what was seen in this server"), Everyone]
    public async Task<Reply> CountAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var seen = await db
            .Seen.Where(s => s.GuildId == context.GuildId)
            .OrderBy(s => s.Id)
            .Select(s => s.What)
            .ToListAsync(cancellationToken);
        return $"Seen: {string.Join(", ", seen)}";
    }
}
