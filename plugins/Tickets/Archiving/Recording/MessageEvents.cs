using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Tells other plugins of the messages of people, in the transaction that writes them to the archive.</summary>
internal sealed class MessageEvents(TicketsDbContext db)
{
    /// <param name="tickets">The tickets by channel, as they were before these messages.</param>
    /// <param name="seen">The messages that are new in the archive, in their order.</param>
    public void Raise(IReadOnlyDictionary<Snowflake, Ticket> tickets, IEnumerable<MessageSeen> seen)
    {
        foreach (var messages in seen.Where(message => MessageActivity.Is(message.Message)).GroupBy(message => message.ChannelId))
        {
            var ticket = tickets[messages.Key];
            var (customer, staff) = (ticket.LastCustomerMessageAt, ticket.LastStaffMessageAt);
            foreach (var message in messages)
            {
                var author = message.Author ?? new Member { User = message.Message.Author };
                var at = message.Message.Id.CreatedAt;
                var roles = TicketRoles.Of(ticket, author);
                var isStaff = MessageActivity.Of(ticket, author, at).Action == TicketAction.StaffWrites;
                var isFirst = !isStaff && !(at <= staff) && (customer is null || customer <= staff || at < customer);
                if (isStaff)
                    staff = staff > at ? staff : at;
                else
                    customer = customer > at ? customer : at;
                db.Raise(
                    new TicketMessageWritten(
                        ticket.GuildId,
                        ticket.Id,
                        message.ChannelId,
                        message.Message.Id,
                        author.User.Id,
                        TicketRoles.Contract(isStaff ? roles : roles & ~(ActorRoles.Staff | ActorRoles.Assignee | ActorRoles.Admin)),
                        isFirst,
                        at
                    )
                );
            }
        }
    }
}
