using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.StaffSection;

/// <summary>The control message's Staff button: shows what only staff sees of a ticket.</summary>
internal sealed class ShowStaffSection(TicketsDbContext db, StaffSectionRenderer renderer)
{
    public static Route Route(Guid ticket) => Contracts.Route.To("staff", ticket);

    public static Route RefreshRoute(Guid ticket) => Contracts.Route.To("staff-refresh", ticket);

    [Button("staff"), RequireTicketRole(TicketRole.Staff)]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticket, CancellationToken cancellationToken) =>
        await FindAsync(context, ticket, cancellationToken) is { } found
            ? await renderer.RenderAsync(found, context.Culture, cancellationToken)
            : new Refusal("refuse.no-ticket");

    [Button("staff-refresh"), RequireTicketRole(TicketRole.Staff)]
    public async Task<Update> RefreshAsync(ComponentContext context, Guid ticket, CancellationToken cancellationToken) =>
        await FindAsync(context, ticket, cancellationToken) is { } found
            ? await renderer.RenderAsync(found, context.Culture, cancellationToken)
            : new Refusal("refuse.no-ticket");

    // The access rule has checked the channel's ticket; the button must be of the same one.
    private Task<Ticket?> FindAsync(ComponentContext context, Guid ticket, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .InChannel(context.GuildId, context.ChannelId)
            .Include(t => t.Department)
            .SingleOrDefaultAsync(t => t.Id == ticket, cancellationToken);
}
