using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>Queries of the host's server cache.</summary>
internal static class GuildStateQueries
{
    /// <summary>The roles of a server; Discord is asked if the gateway has not sent it yet.</summary>
    public static async Task<IReadOnlySet<Snowflake>> GetRoleIdsAsync(
        this IDiscord discord,
        Snowflake guild,
        CancellationToken cancellationToken
    ) => Ids((await discord.GetGuildStateAsync(guild, cancellationToken)).Roles);

    /// <summary>The cached roles; null if unknown.</summary>
    public static IReadOnlySet<Snowflake>? FindRoleIds(this IDiscord discord, Snowflake guild) =>
        discord.FindGuildState(guild) is { } state ? Ids(state.Roles) : null;

    /// <summary>The current roles from Discord: the event of a change may be delayed.</summary>
    public static async Task<IReadOnlySet<Snowflake>> FetchRoleIdsAsync(
        this IDiscord discord,
        Snowflake guild,
        CancellationToken cancellationToken
    ) => Ids(await discord.GetRolesAsync(guild, cancellationToken));

    /// <summary>Whether a member is the owner or an administrator.</summary>
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

    /// <summary>The name of a server; its id if unknown.</summary>
    public static string FindGuildName(this IDiscord discord, Snowflake guild) =>
        discord.FindGuildState(guild)?.Guild.Name is { Length: > 0 } name ? name : guild.ToString();

    private static HashSet<Snowflake> Ids(IReadOnlyList<Role> roles) => [.. roles.Select(role => role.Id)];
}
