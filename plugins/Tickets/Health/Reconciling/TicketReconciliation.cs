using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.CatchingUp;
using DCTicket.Tickets.Closing.Leaving;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>Reconciles one ticket after missed events.</summary>
internal sealed class TicketReconciliation(TicketsDbContext db, TicketCatchUp catchUp, CloseOnMemberLeft memberLeft, IDiscord discord)
{
    /// <param name="id">The id of the ticket.</param>
    /// <param name="present">The owners who are known members; others are requested.</param>
    /// <param name="cancellationToken">Cancels; the ticket stays due.</param>
    public async Task ReconcileAsync(Guid id, IReadOnlySet<(Snowflake Guild, Snowflake User)> present, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().WithDepartment().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (ticket?.CatchUpAt is not { } wanted)
            return;
        if (!await catchUp.TryRunAsync(ticket, cancellationToken))
            return;
        if (
            ticket is { IsClosed: false, Department.Rules.CloseWhenOwnerLeaves: true }
            && !present.Contains((ticket.GuildId, ticket.OwnerId))
            && await discord.GetMemberAsync(ticket.GuildId, ticket.OwnerId, cancellationToken) is null
            && await memberLeft.CloseAsync(ticket.GuildId, ticket.OwnerId, cancellationToken) is var closed and > 0
        )
            await catchUp.CountAsync(
                ticket.GuildId,
                set => set.SetProperty(r => r.OwnersGone, r => r.OwnersGone + closed),
                cancellationToken
            );
        // Unless events were missed again meanwhile.
        await db
            .Tickets.Where(t => t.Id == id && t.CatchUpAt == wanted)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.CatchUpAt, (DateTimeOffset?)null), cancellationToken);
    }
}
