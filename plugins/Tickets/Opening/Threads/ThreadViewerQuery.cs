using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Opening.Threads;

/// <summary>Finds the roles whose members see every private thread of a channel, administrators included.</summary>
internal sealed class ThreadViewerQuery(IDiscord discord, TimeProvider time)
{
    private const int MaxViewers = 20;

    public async Task<IReadOnlyList<Snowflake>> FindAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (
            await discord.GetChannelAsync(ticket.ChannelId!.Value, cancellationToken) is not { ParentId: { } parent }
            || await discord.GetChannelAsync(parent, cancellationToken) is not { } channel
        )
            return [];
        var guild = await discord.GetGuildAsync(ticket.GuildId, cancellationToken);
        var roles = await discord.GetRolesAsync(ticket.GuildId, cancellationToken);
        return
        [
            .. roles
                .Where(role => role.Id != guild.Id && Sees(guild, roles, channel, role))
                .OrderByDescending(role => role.Position)
                .Select(role => role.Id)
                .Take(MaxViewers),
        ];
    }

    // A hypothetical member with only this role. Id 0 is unused.
    private bool Sees(Guild guild, IReadOnlyList<Role> roles, Channel channel, Role role)
    {
        var somebody = new Member
        {
            User = new User { Id = default, Username = "" },
            Roles = [role.Id],
        };
        return ChannelPermissions
            .Of(guild, roles, channel, somebody, time.GetUtcNow())
            .HasFlag(Permissions.ManageThreads | Permissions.ViewChannel);
    }
}
