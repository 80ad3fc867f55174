using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Leaving;

/// <summary>Closes the tickets of a member who left, if the department's rules say so. Needs the Server Members intent.</summary>
internal sealed class CloseOnMemberLeft(TicketsDbContext db, TicketActions change)
{
    [On]
    public Task HandleAsync(MemberLeft e, CancellationToken cancellationToken) => CloseAsync(e.GuildId, e.User.Id, cancellationToken);

    /// <returns>The number of closed tickets.</returns>
    public async Task<int> CloseAsync(Snowflake guild, Snowflake member, CancellationToken cancellationToken)
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => t.GuildId == guild && t.OwnerId == member && t.Slot != null)
            .WithDepartment()
            .ToListAsync(cancellationToken);
        if (tickets.Count == 0)
            return 0;
        var culture = CultureInfo.GetCultureInfo(
            await db.GuildSettings.Where(g => g.GuildId == guild).Select(g => g.Culture).SingleAsync(cancellationToken)
        );
        var closed = 0;
        foreach (var ticket in tickets.Where(t => t.Department!.Rules.CloseWhenOwnerLeaves))
        {
            var result = await change.BySystemAsync(
                guild,
                ticket.Id,
                TicketAction.OwnerLeaves,
                leaving =>
                {
                    leaving.CloseReason = TicketTexts.Get(culture, "close.reason.left");
                    return null;
                },
                cancellationToken
            );
            closed += result.Done is null ? 0 : 1;
        }

        return closed;
    }
}
