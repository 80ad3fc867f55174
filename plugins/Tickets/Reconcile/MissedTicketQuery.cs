using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>A ticket in which something may have been missed.</summary>
internal sealed record MissedTicket(Guid Id, Snowflake GuildId, Snowflake OwnerId, TicketState State);

/// <summary>Finds the tickets in which something may have been missed, and who of their owners is still in the server.</summary>
internal sealed class MissedTicketQuery(TicketsDbContext db, IDiscord discord, Claims claims)
{
    public async Task<IReadOnlyList<MissedTicket>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = claims.Now;
        return await db.Tickets.AsNoTracking().Where(t => t.CatchUpAt <= now && !db.GuildSettings.Any(g => g.GuildId == t.GuildId && g.LeftAt != null))
            .OrderBy(t => t.CatchUpAt).Select(t => new MissedTicket(t.Id, t.GuildId, t.OwnerId, t.State)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Owners of live tickets who are members, asked for together. Where Discord refuses that, none is: then each is asked for by itself.
    /// </summary>
    public async Task<IReadOnlySet<(Snowflake Guild, Snowflake User)>> FindPresentAsync(IReadOnlyList<MissedTicket> tickets, CancellationToken cancellationToken)
    {
        HashSet<(Snowflake Guild, Snowflake User)> present = [];
        foreach (var guild in tickets.Where(t => t.State != TicketState.Closed).GroupBy(t => t.GuildId))
        {
            var owners = guild.Select(t => t.OwnerId).Distinct().ToList();
            // A single one is asked for by the ticket itself, if its department wants to know.
            if (owners.Count < 2)
                continue;
            try
            {
                present.UnionWith((await discord.FindMembersAsync(guild.Key, owners, cancellationToken)).Select(member => (guild.Key, member.User.Id)));
            }
            catch (DiscordException)
            {
                // The tickets say what is wrong, one by one.
            }
        }

        return present;
    }
}
