using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Which roles a server has, so that a ticket needs no call to know it. Forgotten when Discord says that they have changed.</summary>
internal sealed class RoleCache(IDiscord discord)
{
    private readonly ConcurrentDictionary<Snowflake, Task<IReadOnlySet<Snowflake>>> _roles = new();

    public async Task<IReadOnlySet<Snowflake>> GetAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        // One question serves all who wait for it, so nobody's token may end it.
        var asking = _roles.GetOrAdd(guild, AskAsync);
        try
        {
            return await asking.WaitAsync(cancellationToken);
        }
        catch (Exception) when (asking.IsFaulted)
        {
            _roles.TryRemove(new(guild, asking));
            throw;
        }
    }

    public void Forget(Snowflake guild) => _roles.TryRemove(guild, out _);

    private async Task<IReadOnlySet<Snowflake>> AskAsync(Snowflake guild) =>
        (await discord.GetRolesAsync(guild, CancellationToken.None)).Select(role => role.Id).ToHashSet();
}
