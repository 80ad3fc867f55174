using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.CatchingUp;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Conversation.Deadlines;

/// <summary>
/// Processes deadlines: inactivity warnings, closing inactive and resolved tickets. Deadlines are in the database, so they survive a
/// restart. Missed messages of the ticket are fetched first: while Discord is unavailable, the deadline waits.
/// </summary>
internal sealed partial class ProcessDeadlines(
    TicketsDbContext db,
    TicketActions change,
    TicketCatchUp catchUp,
    TimeProvider time,
    ILogger<ProcessDeadlines> logger
) : Job
{
    private const int Batch = 50;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db
            .Tickets.AsNoTracking()
            .Where(t =>
                t.DeadlineAt <= now && t.CatchUpAt == null && !db.GuildSettings.Any(g => g.GuildId == t.GuildId && g.LeftAt != null)
            )
            .OrderBy(t => t.DeadlineAt)
            .Take(Batch)
            .WithDepartment()
            .ToListAsync(cancellationToken);
        foreach (var ticket in due)
        {
            try
            {
                await MeetAsync(ticket, now, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Continue with the other tickets.
                LogFailed(e, ticket.Id, ticket.GuildId);
            }
        }
    }

    private async Task MeetAsync(Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = TicketDeadline.Next(ticket, ticket.Department!.Rules);
        if (next is not { } deadline || deadline.At > now)
        {
            // Somebody has written meanwhile, or the department's rules have changed.
            await db
                .Tickets.Where(t => t.Id == ticket.Id && t.DeadlineAt == ticket.DeadlineAt)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.DeadlineAt, next == null ? null : next.Value.At), cancellationToken);
            return;
        }

        if (!await catchUp.TryRunAsync(ticket, cancellationToken))
            return;
        var culture = CultureInfo.GetCultureInfo(
            await db.GuildSettings.Where(g => g.GuildId == ticket.GuildId).Select(g => g.Culture).SingleAsync(cancellationToken)
        );
        await change.BySystemAsync(ticket.GuildId, ticket.Id, deadline.Action, meeting => Edit(meeting, culture, now), cancellationToken);
    }

    private static Refusal? Edit(TicketChange meeting, CultureInfo culture, DateTimeOffset now)
    {
        var (ticket, rules, action) = (meeting.Ticket, meeting.Ticket.Department!.Rules, meeting.Transition.Action);
        // The deadline may have changed: then it is not due.
        if (TicketDeadline.Next(ticket, rules) is not { } deadline || deadline.At > now || deadline.Action != action)
            return new Refusal("refuse.not-now");
        if (action == TicketAction.WarnOfInactivity)
        {
            ticket.NoteWarned(now);
            meeting.Post = [Mention.User(ticket.OwnerId), Timestamp.Relative(TicketDeadline.Next(ticket, rules)!.Value.At)];
            meeting.PingsUser = ticket.OwnerId;
        }
        else
        {
            meeting.CloseReason = action switch
            {
                TicketAction.Expire => TicketTexts.Get(culture, "close.reason.resolved"),
                TicketAction.ExpireCloseRequest => ticket.CloseRequestReason ?? TicketTexts.Get(culture, "close.reason.unanswered"),
                _ => TicketTexts.Get(culture, "close.reason.inactive"),
            };
        }

        return null;
    }

    [LoggerMessage(LogLevel.Error, "Failed to process the deadline of ticket {Ticket} in server {Guild}; retrying")]
    private partial void LogFailed(Exception exception, Guid ticket, Snowflake guild);
}
