using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>
/// Which roles a server has, so that a ticket needs no call to know it. Forgotten when Discord says that they have changed.
/// </summary>
internal sealed class GuildRoleCache(IDiscord discord)
{
    private readonly ConcurrentDictionary<Snowflake, Task<GuildRoles>> _roles = new();
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _owners = new();

    public async Task<IReadOnlySet<Snowflake>> GetAsync(Snowflake guild, CancellationToken cancellationToken) =>
        (await ReadAsync(guild, cancellationToken)).All;

    /// <summary>Whether a member may do everything: the server's owner, and whoever has a role of administrators.</summary>
    public async Task<bool> IsAdminAsync(
        Snowflake guild,
        Snowflake member,
        IReadOnlyList<Snowflake> roles,
        CancellationToken cancellationToken
    )
    {
        if (!_owners.TryGetValue(guild, out var owner))
            _owners[guild] = owner = (
                discord.FindGuildState(guild)?.Guild ?? await discord.GetGuildAsync(guild, cancellationToken)
            ).OwnerId;
        return owner == member || roles.Append(guild).Any((await ReadAsync(guild, cancellationToken)).Administrators.Contains);
    }

    /// <summary>The roles as far as they are known without asking Discord; null for not.</summary>
    public IReadOnlySet<Snowflake>? Peek(Snowflake guild) =>
        _roles.TryGetValue(guild, out var known) && known.IsCompletedSuccessfully ? known.Result.All : null;

    /// <summary>Discord has said which roles there are; none stands for not saying it.</summary>
    public void Set(Snowflake guild, IReadOnlyList<Role> roles)
    {
        Forget(guild);
        if (roles.Count > 0)
            _roles[guild] = Task.FromResult(GuildRoles.Of(roles));
    }

    /// <summary>The roles as Discord has them at this moment: the event that tells of a change may still be on its way.</summary>
    public async Task<IReadOnlySet<Snowflake>> AskAgainAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var roles = await discord.GetRolesAsync(guild, cancellationToken);
        Set(guild, roles);
        return GuildRoles.Of(roles).All;
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

    private async Task<GuildRoles> AskAsync(Snowflake guild) =>
        GuildRoles.Of(discord.FindGuildState(guild)?.Roles ?? await discord.GetRolesAsync(guild, CancellationToken.None));

    private sealed record GuildRoles(IReadOnlySet<Snowflake> All, IReadOnlySet<Snowflake> Administrators)
    {
        public static GuildRoles Of(IReadOnlyList<Role> roles) =>
            new(
                roles.Select(role => role.Id).ToHashSet(),
                roles.Where(role => (role.Permissions & Permissions.Administrator) != 0).Select(role => role.Id).ToHashSet()
            );
    }
}
