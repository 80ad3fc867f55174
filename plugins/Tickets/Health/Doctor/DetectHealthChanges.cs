using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>Detects events that may affect the health of a server.</summary>
internal sealed class DetectHealthChanges(HealthMonitor watch, IDiscord discord)
{
    [On(typeof(GuildAvailable), typeof(RoleUpdated), typeof(RoleDeleted), typeof(ChannelUpdated), typeof(ChannelDeleted))]
    public Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken)
    {
        watch.ScheduleCheck(e.GuildId);
        return Task.CompletedTask;
    }

    [On]
    public Task HandleAsync(MemberUpdated e, CancellationToken cancellationToken) =>
        e.Member.User.Id == discord.BotId ? HandleAsync((DiscordEvent)e, cancellationToken) : Task.CompletedTask;
}
