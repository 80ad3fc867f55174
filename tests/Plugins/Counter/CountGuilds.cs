using DCTicket.Contracts;

namespace DCTicket.Counter;

/// <summary>Hears of every server, and keeps nothing of it.</summary>
public sealed class CountGuilds
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        Counts.AddGuild();
        return Task.CompletedTask;
    }
}
