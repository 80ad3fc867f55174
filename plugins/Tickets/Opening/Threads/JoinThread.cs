using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Threads;

/// <summary>Lets the department's staff into the thread of a ticket: a thread knows members, but no roles.</summary>
internal sealed class JoinThread(TicketsDbContext db, IDiscord discord)
{
    public static Route Route(Guid ticket) => Contracts.Route.To("join", ticket);

    // Everyone who sees the log channel may ask; the ticket says who may.
    [Button("join"), Everyone]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .SingleOrDefaultAsync(t => t.Id == ticketId && t.GuildId == context.GuildId, cancellationToken);
        // A stranger learns neither whether there is such a ticket nor how it is.
        if (ticket is null || !TicketRoles.Of(ticket, context.Member).HasFlag(ActorRoles.Staff))
            return new Refusal("refuse.staff");
        if (ticket is { LiveChannelId: null } or { IsClosed: true })
            return new Refusal("thread.over");
        // Who works for the department sees a channel anyway.
        if (ticket.IsThread)
            await discord.InThreadAsync(
                ticket,
                () => discord.AddThreadMemberAsync(ticket.ChannelId!.Value, context.Member.User.Id, cancellationToken),
                cancellationToken
            );
        return context.Text("thread.joined", $"<#{ticket.ChannelId}>");
    }
}
