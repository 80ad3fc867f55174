using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Access;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>The facts of a diagnosis about tickets and channels that are not in Discord's list.</summary>
internal sealed class TicketFactsQuery(
    TicketsDbContext db,
    TicketOverwriteQuery wanted,
    DetectUnknownTickets unknown,
    ICommands commands,
    IDiscord discord
)
{
    /// <summary>The tickets with a postponed effect that is never abandoned.</summary>
    public Task<List<LateTicket>> FindLateAsync(Snowflake guild, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .Where(t =>
                t.GuildId == guild
                && t.ChannelDeletedAt == null
                && t.ChannelId != null
                && (t.Deferral.Effects & (EffectKinds.Access | EffectKinds.DeleteChannel)) != EffectKinds.None
            )
            .OrderBy(t => t.Number)
            .Select(t => new LateTicket(
                t.ChannelId!.Value,
                t.State == TicketState.Closed,
                (t.Deferral.Effects & EffectKinds.DeleteChannel) != EffectKinds.None
            ))
            .ToListAsync(cancellationToken);

    /// <summary>The ticket channels that are not in the database.</summary>
    public async Task<IReadOnlyList<Snowflake>> FindUnknownAsync(
        Snowflake guild,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellationToken
    ) => [.. (await unknown.FindAsync(guild, channels, cancellationToken)).Select(channel => channel.Id)];

    /// <summary>The staff roles that cannot see /staff by the role's own permissions.</summary>
    public async Task<IReadOnlySet<Snowflake>> FindRolesWithoutStaffCommandsAsync(
        Snowflake guild,
        IReadOnlyList<Role> roles,
        IReadOnlyList<Department> departments,
        CancellationToken cancellationToken
    )
    {
        var everybody = roles.FirstOrDefault(role => role.Id == guild)?.Permissions ?? Permissions.None;
        var staff = departments.SelectMany(department => department.StaffRoles).ToHashSet();
        HashSet<Snowflake> lacking = [];
        foreach (var role in roles.Where(role => staff.Contains(role.Id)))
        {
            // A hypothetical member with only this role.
            var member = new Member
            {
                User = new User { Id = default, Username = role.Name },
                Roles = [role.Id],
                Permissions = everybody | role.Permissions,
            };
            if (!await commands.MayUseAsync(guild, member, StaffCommands.Name, cancellationToken))
                lacking.Add(role.Id);
        }

        return lacking;
    }

    /// <summary>The tickets whose overwrites differ from the computed ones.</summary>
    public async Task<List<ChangedTicket>> FindChangedAsync(
        Snowflake guild,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellationToken
    )
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .WithChannel(guild)
            .WithDepartment()
            .Where(t => !t.IsThread)
            .ToListAsync(cancellationToken);
        var byId = channels.ToDictionary(channel => channel.Id);
        List<ChangedTicket> changed = [];
        try
        {
            foreach (var ticket in tickets.Where(ticket => !ticket.Access.IsStale))
            {
                var channel =
                    discord.FindGuildState(guild)?.FindChannel(ticket.ChannelId!.Value) ?? byId.GetValueOrDefault(ticket.ChannelId!.Value);
                if (channel is null)
                    continue;
                var difference = OverwriteDifference.Between(
                    guild,
                    await wanted.FindAsync(ticket, cancellationToken),
                    channel.PermissionOverwrites
                );
                if (!difference.IsNone)
                    changed.Add(new ChangedTicket(ticket.ChannelId.Value, difference));
            }
        }
        catch (DiscordException e) when (e.IsMissingPermission)
        {
            // Missing permissions are a separate finding.
        }

        return changed;
    }
}

/// <summary>A ticket with a postponed effect that is never abandoned.</summary>
internal sealed record LateTicket(Snowflake Channel, bool IsClosed, bool IsDeletionLate);

/// <summary>A ticket whose overwrites differ from the computed ones.</summary>
internal sealed record ChangedTicket(Snowflake Channel, OverwriteDifference Difference);
