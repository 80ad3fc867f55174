using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>Reads all facts for a diagnosis.</summary>
internal sealed class GuildFactsReader(
    TicketsDbContext db,
    TicketFactsQuery ticketFacts,
    DiscordFactsQuery discordFacts,
    ConfigurationFactsQuery configured,
    TimeProvider time
)
{
    public async Task<GuildFacts> ReadAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var panels = await db.Panels.AsNoTracking().Where(p => p.GuildId == guild).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken);
        // The gateway cache is current, and includes hidden channels.
        var state = await discordFacts.ReadStateAsync(guild, cancellationToken);
        var channels = state.Channels.Where(channel => !channel.IsHidden).ToList();
        var departments = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == guild && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ToListAsync(cancellationToken);
        var (readsMessages, seesMembers) = await discordFacts.ReadIntentsAsync(cancellationToken);
        var settings = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == guild, cancellationToken);
        var digest = await db.StatsSettings.AsNoTracking().SingleOrDefaultAsync(s => s.GuildId == guild, cancellationToken);
        var tickets = await db
            .Tickets.AsNoTracking()
            .WithChannel(guild)
            .Where(t => !t.IsThread && t.State != TicketState.Closed)
            .OrderBy(t => t.Number)
            .Select(t => t.ChannelId!.Value)
            .ToListAsync(cancellationToken);
        Snowflake?[] named =
        [
            settings?.LogChannelId,
            settings?.NoticeChannelId,
            settings?.CategoryId,
            digest?.DigestChannelId,
            .. departments.Select(d => d.CategoryId),
            .. departments.Select(d => d.LogChannelId),
            .. panels.Select(p => p.ChannelId),
        ];
        var hidden = await discordFacts.FindHiddenAsync([.. named.OfType<Snowflake>(), .. tickets], channels, cancellationToken);
        return new GuildFacts(
            state.Guild,
            state.Roles,
            channels,
            state.Bot,
            settings,
            departments,
            panels,
            await discordFacts.FindPanelsWithoutMessageAsync(panels, channels, cancellationToken),
            readsMessages,
            seesMembers,
            time.GetUtcNow()
        )
        {
            Digest = digest,
            Hidden = hidden,
            LateTickets = await ticketFacts.FindLateAsync(guild, cancellationToken),
            ChangedTickets = await ticketFacts.FindChangedAsync(guild, channels, cancellationToken),
            UnknownTickets = await ticketFacts.FindUnknownAsync(guild, channels, cancellationToken),
            HiddenTickets = [.. tickets.Where(hidden.Contains)],
            RoleMembers = await discordFacts.CountMembersAsync(guild, cancellationToken),
            UnknownRoles = configured.FindUnknownRoles(guild, state.Roles, departments),
            RolesWithoutStaffCommands = await ticketFacts.FindRolesWithoutStaffCommandsAsync(
                guild,
                state.Roles,
                departments,
                cancellationToken
            ),
            OverflowCategories = await db
                .OverflowCategories.Where(c => c.GuildId == guild)
                .Select(c => c.CategoryId)
                .ToListAsync(cancellationToken),
            Storage = await configured.ReadStorageAsync(guild, cancellationToken),
        };
    }
}
