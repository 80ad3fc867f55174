using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>Notices what may have changed the health of a server.</summary>
internal sealed class DetectHealthChanges(HealthMonitor watch, IDiscord discord)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(RoleDeleted e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(ChannelUpdated e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(MemberUpdated e, CancellationToken cancellationToken) =>
        e.Member.User.Id == discord.BotId ? Look(e) : Task.CompletedTask;

    private Task Look(DiscordEvent e)
    {
        watch.ScheduleCheck(e.GuildId);
        return Task.CompletedTask;
    }
}
