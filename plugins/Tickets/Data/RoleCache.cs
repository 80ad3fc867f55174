using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Which roles a server has, so that a ticket needs no call to know it. Forgotten when Discord says that they have changed.</summary>
internal sealed class RoleCache(IDiscord discord)
{
    private readonly ConcurrentDictionary<Snowflake, Task<GuildRoles>> _roles = new();
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _owners = new();

    public async Task<IReadOnlySet<Snowflake>> GetAsync(Snowflake guild, CancellationToken cancellationToken) =>
        (await ReadAsync(guild, cancellationToken)).All;

    /// <summary>Whether a member may do everything: the server's owner, and whoever has a role of administrators.</summary>
    public async Task<bool> IsAdminAsync(Snowflake guild, Snowflake member, IReadOnlyList<Snowflake> roles, CancellationToken cancellationToken)
    {
        if (!_owners.TryGetValue(guild, out var owner))
            _owners[guild] = owner = (await discord.GetGuildAsync(guild, cancellationToken)).OwnerId;
        return owner == member || roles.Append(guild).Any((await ReadAsync(guild, cancellationToken)).Administrators.Contains);
    }

    public void Forget(Snowflake guild)
    {
        _roles.TryRemove(guild, out _);
        _owners.TryRemove(guild, out _);
    }

    private async Task<GuildRoles> ReadAsync(Snowflake guild, CancellationToken cancellationToken)
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

    private async Task<GuildRoles> AskAsync(Snowflake guild)
    {
        var roles = await discord.GetRolesAsync(guild, CancellationToken.None);
        return new GuildRoles(
            roles.Select(role => role.Id).ToHashSet(),
            roles.Where(role => (role.Permissions & Permissions.Administrator) != 0).Select(role => role.Id).ToHashSet());
    }

    private sealed record GuildRoles(IReadOnlySet<Snowflake> All, IReadOnlySet<Snowflake> Administrators);
}
