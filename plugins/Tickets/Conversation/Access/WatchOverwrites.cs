using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>
/// Checks the access of tickets after changes of channels, and at every start. It runs in the background, since an event has 30 seconds.
/// </summary>
internal sealed class WatchOverwrites(TicketChannels channels, IBackgroundWork work)
{
    [On]
    public async Task HandleAsync(ChannelUpdated e, CancellationToken cancellationToken)
    {
        if (await channels.ContainsAsync(e.Channel.Id, cancellationToken))
            _ = work.StartAsync<AccessGuard>((guard, stop) => guard.CheckChannelAsync(e.GuildId, e.Channel.Id, stop));
    }

    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        _ = work.StartAsync<AccessGuard>((guard, stop) => guard.CheckServerAsync(e.GuildId, stop));
        return Task.CompletedTask;
    }
}
