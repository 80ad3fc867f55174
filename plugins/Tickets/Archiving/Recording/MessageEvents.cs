using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Raises events of members' messages, in the transaction that writes them to the archive.</summary>
internal sealed class MessageEvents(TicketsDbContext db)
{
    private const ActorRoles StaffRoles = ActorRoles.Staff | ActorRoles.Assignee | ActorRoles.Admin;

    /// <param name="messages">Messages that are new in the archive, in order. Their tickets are as before these messages.</param>
    public void Raise(IEnumerable<TicketMessage> messages)
    {
        // What is said in a thread, such as the one of staff, is not said to the other side.
        var said = messages.Where(message => message.Seen.Thread is null && MessageActivity.Is(message.Message));
        foreach (var written in said.GroupBy(message => message.Ticket))
            Raise(written.Key, written);
    }

    private void Raise(Ticket ticket, IEnumerable<TicketMessage> messages)
    {
        var (customer, staff) = (ticket.LastCustomerMessageAt, ticket.LastStaffMessageAt);
        foreach (var message in messages)
        {
            var at = message.Message.Id.CreatedAt;
            var author = message.Seen.Author ?? new Member { User = message.Message.Author };
            var isStaff = MessageActivity.Of(author, message.AuthorRoles, at).Action == TicketAction.StaffWrites;
            var isFirst = !isStaff && !(at <= staff) && (customer is null || customer <= staff || at < customer);
            if (isStaff)
                staff = staff > at ? staff : at;
            else
                customer = customer > at ? customer : at;
            db.Raise(
                new TicketMessageWritten(
                    ticket.GuildId,
                    ticket.Id,
                    message.Seen.ChannelId,
                    message.Message.Id,
                    author.User.Id,
                    TicketRoles.Contract(isStaff ? message.AuthorRoles : message.AuthorRoles & ~StaffRoles),
                    isFirst,
                    at
                )
            );
        }
    }
}
