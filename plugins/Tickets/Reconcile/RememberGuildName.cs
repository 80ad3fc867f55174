using DCTicket.Contracts;

namespace DCTicket.Tickets;

internal sealed class RememberGuildName(GuildNames names)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        names.Set(e.GuildId, e.Name);
        return Task.CompletedTask;
    }
}
