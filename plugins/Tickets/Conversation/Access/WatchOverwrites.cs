using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>
/// Looks at who sees tickets when somebody has changed a channel, and at every start. It goes on behind the event, which has 30 seconds.
/// </summary>
internal sealed class WatchOverwrites(TicketChannels channels, BackgroundWork work)
{
    [On]
    public async Task HandleAsync(ChannelUpdated e, CancellationToken cancellationToken)
    {
        if (await channels.ContainsAsync(e.Channel.Id, cancellationToken))
            work.Start<AccessGuard>((guard, stop) => guard.CheckChannelAsync(e.GuildId, e.Channel.Id, stop));
    }

    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        work.Start<AccessGuard>((guard, stop) => guard.CheckServerAsync(e.GuildId, stop));
        return Task.CompletedTask;
    }
}
