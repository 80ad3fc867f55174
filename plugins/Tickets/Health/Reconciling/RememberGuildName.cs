using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Health.Reconciling;

internal sealed class RememberGuildName(GuildNameCache names)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        names.Set(e.GuildId, e.Name);
        return Task.CompletedTask;
    }
}
