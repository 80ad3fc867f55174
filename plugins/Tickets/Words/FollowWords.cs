using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>
/// Follows who had the last word in a ticket. What does not change its state is one small write, and edits nothing on Discord.
/// </summary>
internal sealed class FollowWords(TicketsDbContext db, TicketChannels channels, RoleCache roles, ChangeTicket change)
{
    [On]
    public async Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
    {
        if (e.Message.Author.Bot || e.AuthorRoles is null || !await channels.ContainsAsync(db, e.Message.ChannelId, cancellationToken))
            return;
        var ticket = await db.Tickets.AsNoTracking().InChannel(e.GuildId, e.Message.ChannelId).WithDepartment().SingleOrDefaultAsync(cancellationToken);
        if (ticket is not null)
            await RunAsync(ticket, e.Message, e.AuthorRoles, cancellationToken);
    }

    /// <summary>Takes a message of a ticket into account; one that is older than what is known changes nothing.</summary>
    public async Task RunAsync(Ticket ticket, Message message, IReadOnlyList<Snowflake> authorRoles, CancellationToken cancellationToken)
    {
        var author = new Member
        {
            User = message.Author,
            Roles = authorRoles,
            Permissions = await roles.IsAdminAsync(ticket.GuildId, message.Author.Id, authorRoles, cancellationToken) ? Permissions.Administrator : Permissions.None,
        };
        var who = TicketRoles.Of(ticket, author);
        var action = who.HasFlag(ActorRoles.Owner) || !who.HasFlag(ActorRoles.Staff) ? TicketAction.CustomerWrites : TicketAction.StaffWrites;
        if (Lifecycle.Find(ticket.State, action) is not { } transition || !transition.IsFor(who))
            return;
        await NoteAsync(ticket, action, message.Timestamp, cancellationToken);
        if (transition.To != ticket.State && message.Timestamp > ticket.StateChangedAt)
            await change.RunAsync(ticket.GuildId, ticket.Id, action, author, null, cancellationToken);
    }

    private async Task NoteAsync(Ticket ticket, TicketAction action, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = db.Tickets.Where(t => t.Id == ticket.Id);
        if (action == TicketAction.CustomerWrites)
        {
            await row.Where(t => t.LastCustomerMessageAt == null || t.LastCustomerMessageAt < at)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastCustomerMessageAt, at), cancellationToken);
            return;
        }

        await row.Where(t => t.LastStaffMessageAt == null || t.LastStaffMessageAt < at)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastStaffMessageAt, at), cancellationToken);
        await row.Where(t => t.FirstResponseAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.FirstResponseAt, at), cancellationToken);
    }
}
