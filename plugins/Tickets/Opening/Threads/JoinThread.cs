using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Threads;

/// <summary>Adds staff to the thread of a ticket, since threads have no role access.</summary>
internal sealed class JoinThread(TicketsDbContext db, ClaimantQuery claimants, IDiscord discord)
{
    public static Route Route(Guid ticket) => Contracts.Route.To("join", ticket);

    // Everybody who sees the log channel may click; the ticket decides.
    [Button("join"), Everyone]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .SingleOrDefaultAsync(t => t.Id == ticketId && t.GuildId == context.GuildId, cancellationToken);
        // Others must learn neither whether the ticket exists nor its state.
        if (ticket is null || !TicketRoles.Of(ticket, context.Member).HasFlag(ActorRoles.Staff))
            return new Refusal("refuse.staff");
        if (ticket is { LiveChannelId: null } or { IsClosed: true })
            return new Refusal("thread.over");
        if (await claimants.HidesFromAsync(ticket, TicketRoles.Of(ticket, context.Member), cancellationToken))
            return new Refusal("claim.taken", Mention.User(ticket.AssigneeId!.Value));
        // Staff sees a channel anyway.
        if (ticket.IsThread)
            await discord.InThreadAsync(
                ticket,
                () => discord.AddThreadMemberAsync(ticket.ChannelId!.Value, context.Member.User.Id, cancellationToken),
                cancellationToken
            );
        return context.Text("thread.joined", Mention.Channel(ticket.ChannelId!.Value));
    }
}
