using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Looks after a start whether the owners of live tickets are still there: who left while the bot was away is not told of.</summary>
internal sealed class FindLeavers(TicketsDbContext db, CloseOfLeaver leaver, IDiscord discord)
{
    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        var owners = await db.Tickets.Where(t => t.GuildId == e.GuildId && t.Slot != null).Select(t => t.OwnerId).Distinct().ToListAsync(cancellationToken);
        foreach (var owner in owners)
        {
            if (await discord.GetMemberAsync(e.GuildId, owner, cancellationToken) is null)
                await leaver.RunAsync(e.GuildId, owner, cancellationToken);
        }
    }
}
