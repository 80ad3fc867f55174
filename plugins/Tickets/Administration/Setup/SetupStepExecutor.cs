using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Access;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Opening.Placement;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Creates a role, a channel or the panel for /setup, or finds the one of an earlier attempt.</summary>
internal sealed class SetupStepExecutor(TicketsDbContext db, BotPermissionQuery permissions, SetupPanelPoster panels, IDiscord discord)
{
    public async Task<Snowflake> ExecuteAsync(
        InteractionContext context,
        SetupPlan run,
        SetupStep step,
        bool repeat,
        CancellationToken cancellationToken
    )
    {
        if (step.Kind == SetupStepKind.Panel)
            return await panels.PostMessageAsync(context, run, cancellationToken);
        if (step.Existing is [var used, ..])
            return used;
        if (repeat && await FindAsync(run, step, cancellationToken) is { } found)
            return found;
        var reason = context.GuildText("setup.audit", context.Member.DisplayName);
        switch (step.Kind)
        {
            case SetupStepKind.Role:
                var role = await discord.CreateRoleAsync(
                    run.GuildId,
                    await RoleAsync(run.GuildId, step.Name, cancellationToken),
                    reason,
                    cancellationToken
                );
                return role.Id;
            case SetupStepKind.Category:
                var staff = await StaffAsync(run, step, cancellationToken);
                var category = PrivateChannels.Category(
                    step.Name,
                    run.GuildId,
                    discord.BotId,
                    await permissions.FindNameableAsync(run.GuildId, cancellationToken),
                    staff
                );
                return (await discord.CreateChannelAsync(run.GuildId, category, reason, cancellationToken)).Id;
            default:
                var log = PrivateChannels.Log(
                    step.Name,
                    run.GuildId,
                    discord.BotId,
                    await permissions.FindNameableAsync(run.GuildId, cancellationToken)
                );
                return (await discord.CreateChannelAsync(run.GuildId, log, reason, cancellationToken)).Id;
        }
    }

    // A new staff role must see the staff commands. The bot can only grant its own permissions.
    private async Task<NewRole> RoleAsync(Snowflake guild, string name, CancellationToken cancellationToken)
    {
        var has = await permissions.FindInServerAsync(guild, cancellationToken);
        return new NewRole(name)
        {
            Permissions = has.HasFlag(Permissions.Administrator) ? StaffCommands.Permission : has & StaffCommands.Permission,
        };
    }

    private async Task<Snowflake?> FindAsync(SetupPlan run, SetupStep step, CancellationToken cancellationToken)
    {
        var since = run.StartedAt!.Value - DiscordClock.Skew;
        if (step.Kind == SetupStepKind.Role)
        {
            var all = await discord.GetRolesAsync(run.GuildId, cancellationToken);
            return all.FirstOrDefault(role => role.Name == step.Name && role.Id.CreatedAt >= since)?.Id;
        }

        var type = step.Kind == SetupStepKind.Category ? ChannelType.Category : ChannelType.Text;
        var channels = await discord.GetChannelsAsync(run.GuildId, cancellationToken);
        return channels.FirstOrDefault(channel => channel.Type == type && channel.Name == step.Name && channel.Id.CreatedAt >= since)?.Id;
    }

    private async Task<IReadOnlyList<Snowflake>> StaffAsync(SetupPlan run, SetupStep step, CancellationToken cancellationToken)
    {
        var live = await discord.GetRoleIdsAsync(run.GuildId, cancellationToken);
        var departments = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == run.GuildId && step.Departments.Contains(d.Key))
            .ToListAsync(cancellationToken);
        return [.. departments.SelectMany(d => d.StaffRoles).Where(live.Contains).Distinct()];
    }
}
