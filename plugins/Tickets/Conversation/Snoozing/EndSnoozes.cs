using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Conversation.Snoozing;

/// <summary>Ends snoozes that are due, by their time or by a message of the customer. The notice pings one member of staff.</summary>
internal sealed partial class EndSnoozes(TicketsDbContext db, TicketActions change, TimeProvider time, ILogger<EndSnoozes> logger) : Job
{
    private const int Batch = 50;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db
            .Tickets.AsNoTracking()
            .Where(t => t.SnoozedUntil <= now && !db.GuildSettings.Any(g => g.GuildId == t.GuildId && g.LeftAt != null))
            .OrderBy(t => t.SnoozedUntil)
            .Take(Batch)
            .Select(t => new { t.Id, t.GuildId })
            .ToListAsync(cancellationToken);
        foreach (var ticket in due)
        {
            try
            {
                await change.BySystemAsync(ticket.GuildId, ticket.Id, TicketAction.EndSnooze, Edit, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Continue with the other tickets.
                LogFailed(e, ticket.Id, ticket.GuildId);
            }
        }
    }

    private static Refusal? Edit(TicketChange ending)
    {
        var ticket = ending.Ticket;
        if (ticket.SnoozedUntil is not { } until || until > ending.Now)
            return new Refusal("refuse.not-now");
        ending.PingsUser = ticket.AssigneeId ?? ticket.SnoozedById;
        ending.Post = [];
        ticket.EndSnooze(ending.Now);
        return null;
    }

    [LoggerMessage(LogLevel.Error, "Failed to end the snooze of ticket {Ticket} in server {Guild}; retrying")]
    private partial void LogFailed(Exception exception, Guid ticket, Snowflake guild);
}
