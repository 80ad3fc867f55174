using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Transfers;

/// <summary>Moves a ticket to another department; the caller saves.</summary>
internal sealed class DepartmentTransfer(TicketsDbContext db, StaffMembershipQuery staff)
{
    /// <returns>Why it cannot be moved; null if it can.</returns>
    public async Task<Refusal?> MoveAsync(
        TicketChange moving,
        InteractionContext context,
        string key,
        string note,
        CancellationToken cancellationToken
    )
    {
        var (ticket, from) = (moving.Ticket, moving.Ticket.Department!);
        var target = await db
            .Departments.Include(d => d.Roles)
            .SingleOrDefaultAsync(d => d.GuildId == context.GuildId && d.Key == key && d.RemovedAt == null, cancellationToken);
        if (target is null)
            return new Refusal("transfer.unknown");
        if (target.Id == from.Id)
            return new Refusal("transfer.same", Markdown.Escape(target.NameIn(context.Culture)));
        if (ticket.AssigneeId is { } assignee && !await staff.IsAsync(target, assignee, cancellationToken))
            ticket.Unassign();
        ticket.Move(target, await FreeSlotAsync(ticket, target, cancellationToken));
        moving.Detail = from.Key;
        moving.Post =
        [
            Mention.User(context.Member.User.Id),
            Markdown.Escape(from.NameIn(context.GuildCulture)),
            Markdown.Escape(target.NameIn(context.GuildCulture)),
        ];
        if (note.Length > 0)
        {
            db.Notes.Add(
                new TicketNote
                {
                    TicketId = ticket.Id,
                    AuthorId = context.Member.User.Id,
                    AuthorName = context.Member.DisplayName,
                    Text = note,
                    CreatedAt = moving.Now,
                }
            );
            moving.Post = [.. moving.Post, "/staff note list"];
        }

        return null;
    }

    // A transfer by staff does not count against the limit, so that a ticket is never stuck.
    private async Task<int> FreeSlotAsync(Ticket ticket, Department target, CancellationToken cancellationToken)
    {
        var taken = await db
            .Tickets.LiveOf(ticket.GuildId, target.Id, ticket.OwnerId)
            .Select(t => t.Slot!.Value)
            .ToListAsync(cancellationToken);
        return Enumerable.Range(1, taken.Count + 1).Except(taken).First();
    }
}
