using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Integration;

/// <summary>Reads tickets and departments for other plugins.</summary>
internal sealed class TicketInfoQuery(TicketsDbContext db, TicketChannels channels, IDiscord discord)
{
    private const int MaxCount = 500;

    public async Task<TicketInfo?> FindAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken) =>
        (
            await db
                .Tickets.AsNoTracking()
                .Include(t => t.Department)
                .WithLabels()
                .SingleOrDefaultAsync(t => t.Id == ticket && t.GuildId == guild, cancellationToken)
        )?.ToInfo();

    public async ValueTask<TicketInfo?> FindByChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        await channels.ContainsAsync(channel, cancellationToken)
            ? (
                await db
                    .Tickets.AsNoTracking()
                    .OfChannel(guild, channel)
                    .Include(t => t.Department)
                    .WithLabels()
                    .SingleOrDefaultAsync(cancellationToken)
            )?.ToInfo()
            : null;

    public async Task<IReadOnlyList<TicketInfo>> ListOpenAsync(
        Snowflake guild,
        OpenTicketFilter filter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(filter.Limit, 1, nameof(filter));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Limit, MaxCount, nameof(filter));
        var tickets = db
            .Tickets.AsNoTracking()
            .Include(t => t.Department)
            .WithLabels()
            .Where(t => t.GuildId == guild && t.State != TicketState.Closed && t.Number > filter.AfterNumber);
        if (filter.States.Count > 0)
            tickets = tickets.Where(t => EF.Parameter(filter.States).Contains(t.State));
        if (filter.Department is { } department)
            tickets = tickets.Where(t => t.Department!.Key == department);
        if (filter.OwnerId is { } owner)
            tickets = tickets.Where(t => t.OwnerId == owner);
        if (filter.AssigneeId is { } assignee)
            tickets = tickets.Where(t => t.AssigneeId == assignee);
        var rows = await tickets.OrderBy(t => t.Number).Take(filter.Limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToInfo())];
    }

    public async Task<TicketRole?> GetRoleAsync(
        Snowflake guild,
        Guid ticket,
        Snowflake user,
        IReadOnlyList<Snowflake> has,
        CancellationToken cancellationToken
    )
    {
        var row = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .SingleOrDefaultAsync(t => t.Id == ticket && t.GuildId == guild, cancellationToken);
        if (row is null)
            return null;
        var member = new Member
        {
            User = new User { Id = user, Username = "" },
            Roles = has,
            Permissions = await discord.IsAdminAsync(guild, user, has, cancellationToken) ? Permissions.Administrator : Permissions.None,
        };
        return TicketRoles.Contract(TicketRoles.Of(row, member));
    }

    public async Task<IReadOnlyList<TicketDepartment>> GetDepartmentsAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var departments = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == guild && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ToListAsync(cancellationToken);
        if (departments.Count == 0)
            return [];
        var live = await discord.GetRoleIdsAsync(guild, cancellationToken);
        return [.. departments.Select(d => new TicketDepartment(d.Key, d.Names, [.. d.StaffRoles.Where(live.Contains)]))];
    }
}
