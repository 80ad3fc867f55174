using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>A ticket in which something may have been missed.</summary>
/// <param name="Id">The ticket's.</param>
/// <param name="GuildId">Its server.</param>
/// <param name="OwnerId">Whose ticket it is.</param>
/// <param name="EndsWithOwner">Whether it is closed when its owner has left.</param>
internal sealed record MissedTicket(Guid Id, Snowflake GuildId, Snowflake OwnerId, bool EndsWithOwner);

/// <summary>Finds the tickets in which something may have been missed, and who of their owners is still in the server.</summary>
internal sealed class MissedTicketQuery(TicketsDbContext db, IDiscord discord, TimeProvider time)
{
    public async Task<IReadOnlyList<MissedTicket>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db
            .Tickets.AsNoTracking()
            .Where(t => t.CatchUpAt <= now && !db.GuildSettings.Any(g => g.GuildId == t.GuildId && g.LeftAt != null))
            .OrderBy(t => t.CatchUpAt)
            .Select(t => new
            {
                t.Id,
                t.GuildId,
                t.OwnerId,
                t.State,
                t.Department!.Rules,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. due.Select(t => new MissedTicket(t.Id, t.GuildId, t.OwnerId, t.State != TicketState.Closed && t.Rules.CloseWhenOwnerLeaves)),
        ];
    }

    /// <summary>
    /// Owners who are members, of the tickets that end with their owner, asked for together. Where Discord refuses that, none is: then
    /// each is asked for by itself.
    /// </summary>
    public async Task<IReadOnlySet<(Snowflake Guild, Snowflake User)>> FindPresentAsync(
        IReadOnlyList<MissedTicket> tickets,
        CancellationToken cancellationToken
    )
    {
        HashSet<(Snowflake Guild, Snowflake User)> present = [];
        foreach (var guild in tickets.Where(t => t.EndsWithOwner).GroupBy(t => t.GuildId))
        {
            var owners = guild.Select(t => t.OwnerId).Distinct().ToList();
            // A single one is asked for by the ticket itself.
            if (owners.Count < 2)
                continue;
            try
            {
                present.UnionWith(
                    (await discord.FindMembersAsync(guild.Key, owners, cancellationToken)).Select(member => (guild.Key, member.User.Id))
                );
            }
            catch (DiscordException)
            {
                // The tickets say what is wrong, one by one.
            }
        }

        return present;
    }
}
