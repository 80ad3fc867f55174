using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>A ticket with possibly missed events.</summary>
/// <param name="Id">The id of the ticket.</param>
/// <param name="GuildId">The server.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="EndsWithOwner">Whether it is closed when its owner leaves.</param>
internal sealed record MissedTicket(Guid Id, Snowflake GuildId, Snowflake OwnerId, bool EndsWithOwner);

/// <summary>Finds tickets with possibly missed events, and which of their owners are still members.</summary>
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
    /// The owners who are members, for tickets that end with their owner, in one request. If Discord rejects it, the result is empty: then
    /// each is requested separately.
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
            // A single owner is requested by the ticket itself.
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
                // Errors are reported by the individual tickets.
            }
        }

        return present;
    }
}
