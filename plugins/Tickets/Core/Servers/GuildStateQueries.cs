using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>What tickets need to know of a server, from what the host keeps of it.</summary>
internal static class GuildStateQueries
{
    /// <summary>The roles that a server has; Discord is asked where the gateway has not told it yet.</summary>
    public static async Task<IReadOnlySet<Snowflake>> GetRoleIdsAsync(
        this IDiscord discord,
        Snowflake guild,
        CancellationToken cancellationToken
    ) => Ids((await discord.GetGuildStateAsync(guild, cancellationToken)).Roles);

    /// <summary>The roles as far as they are known without asking Discord; null for not.</summary>
    public static IReadOnlySet<Snowflake>? FindRoleIds(this IDiscord discord, Snowflake guild) =>
        discord.FindGuildState(guild) is { } state ? Ids(state.Roles) : null;

    /// <summary>The roles as Discord has them at this moment: the event that tells of a change may still be on its way.</summary>
    public static async Task<IReadOnlySet<Snowflake>> FetchRoleIdsAsync(
        this IDiscord discord,
        Snowflake guild,
        CancellationToken cancellationToken
    ) => Ids(await discord.GetRolesAsync(guild, cancellationToken));

    /// <summary>Whether a member may do everything: the server's owner, and whoever has a role of administrators.</summary>
    public static async Task<bool> IsAdminAsync(
        this IDiscord discord,
        Snowflake guild,
        Snowflake member,
        IReadOnlyList<Snowflake> roles,
        CancellationToken cancellationToken
    )
    {
        var state = await discord.GetGuildStateAsync(guild, cancellationToken);
        return state.Guild.OwnerId == member
            || state.Roles.Any(role =>
                (role.Permissions & Permissions.Administrator) != 0 && (role.Id == guild || roles.Contains(role.Id))
            );
    }

    /// <summary>What a server is called; its id where the gateway has not told it.</summary>
    public static string FindGuildName(this IDiscord discord, Snowflake guild) =>
        discord.FindGuildState(guild)?.Guild.Name is { Length: > 0 } name ? name : guild.ToString();

    private static HashSet<Snowflake> Ids(IReadOnlyList<Role> roles) => [.. roles.Select(role => role.Id)];
}
