using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Opening.Limits;

/// <summary>Reads the facts of the opening policy, with indexed queries and without Discord.</summary>
internal sealed class OpeningFactsQuery(
    TicketsDbContext db,
    IDiscord discord,
    BotPermissionQuery permissions,
    TimeProvider time,
    IOptions<TicketsOptions> options
)
{
    public async Task<OpeningFacts> ReadAsync(
        GuildSettings guild,
        Department department,
        Opener opener,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Now = time.GetUtcNow(),
            Guild = guild,
            Department = department,
            Opener = opener,
            BlockEntry = await db
                .Blocklist.AsNoTracking()
                .SingleOrDefaultAsync(b => b.GuildId == guild.GuildId && b.UserId == opener.Id, cancellationToken),
            Live = await LiveAsync(guild.GuildId, opener.Id, cancellationToken),
            Opened = await OpenedAsync(guild.GuildId, department, opener.Id, cancellationToken),
            MaxOpenPerMember = (guild.MaxOpenPerMember ?? options.Value.MaxOpenPerMember) is > 0 and var most ? most : null,
            BotTimeout = permissions.FindTimeout(guild.GuildId),
            LiveRoles = discord.FindRoleIds(guild.GuildId),
        };

    // Every open ticket has a slot.
    private Task<List<LiveTicket>> LiveAsync(Snowflake guild, Snowflake owner, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .Where(t => t.GuildId == guild && t.OwnerId == owner && t.Slot != null)
            .Select(t => new LiveTicket(t.DepartmentId, t.Slot!.Value, t.Number, t.ChannelId))
            .ToListAsync(cancellationToken);

    // A ticket without a channel does not count, nor does one opened by staff.
    private async Task<List<DateTimeOffset>> OpenedAsync(
        Snowflake guild,
        Department department,
        Snowflake owner,
        CancellationToken cancellationToken
    )
    {
        var limits = department.Limits;
        var reach = limits.MaxPerPeriod is not null && limits.Period > limits.Cooldown ? limits.Period : limits.Cooldown;
        if (reach <= TimeSpan.Zero)
            return [];
        var since = time.GetUtcNow() - reach;
        return await db
            .Tickets.AsNoTracking()
            .Where(t =>
                t.GuildId == guild
                && t.OwnerId == owner
                && t.CreatedAt > since
                && t.DepartmentId == department.Id
                && t.OpenedById == null
                && (t.Slot != null || t.ChannelId != null)
            )
            .OrderBy(t => t.CreatedAt)
            .Select(t => t.CreatedAt)
            .ToListAsync(cancellationToken);
    }
}
