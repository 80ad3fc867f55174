using System.Text.Json.Nodes;

namespace DCTicket.Contracts;

/// <summary>
/// Discord's API for plugins. Calls wait for rate limits, and safe calls are retried. Every call throws <see cref="DiscordException"/>
/// when Discord rejects it. A reason is shown in the audit log, and cut to 512 characters.
/// </summary>
public partial interface IDiscord
{
    /// <summary>The bot's own account.</summary>
    Snowflake BotId { get; }

    /// <summary>Finds a server in the gateway's cache, without a request; null until the gateway has sent it.</summary>
    /// <param name="guild">The server.</param>
    GuildState? FindGuildState(Snowflake guild) => null;

    /// <summary>Gets a server from the gateway's cache, or from Discord if the gateway has not sent it yet.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="InvalidOperationException">The bot is not in the server.</exception>
    async Task<GuildState> GetGuildStateAsync(Snowflake guild, CancellationToken cancellationToken) =>
        FindGuildState(guild)
        ?? new GuildState
        {
            Guild = await GetGuildAsync(guild, cancellationToken),
            Roles = await GetRolesAsync(guild, cancellationToken),
            Channels = await GetChannelsAsync(guild, cancellationToken),
            Bot =
                await GetMemberAsync(guild, BotId, cancellationToken)
                ?? throw new InvalidOperationException($"The bot is not in server {guild}."),
        };

    /// <summary>Gets a server.</summary>
    Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Gets all roles of a server, @everyone included.</summary>
    Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Creates a role below all others. Needs <see cref="Permissions.ManageRoles"/>.</summary>
    /// <remarks>Not retried when the response is lost: the caller checks whether the role exists.</remarks>
    Task<Role> CreateRoleAsync(Snowflake guild, NewRole role, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a role below the bot's highest one; does nothing if the role is already deleted. Needs <see
    /// cref="Permissions.ManageRoles"/>.
    /// </summary>
    Task DeleteRoleAsync(Snowflake guild, Snowflake role, string reason, CancellationToken cancellationToken);

    /// <summary>Gets a user, who need not be in a server of the bot; null if there is no such account.</summary>
    Task<User?> GetUserAsync(Snowflake user, CancellationToken cancellationToken);

    /// <summary>Gets a member; null for a user who is not in the server.</summary>
    Task<Member?> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Finds which of the given users are members of a server, in no order. The gateway is asked for 100 users at a time. Where that is
    /// not possible, each user costs one REST request, as with <see cref="GetMemberAsync"/>.
    /// </summary>
    async Task<IReadOnlyList<Member>> FindMembersAsync(
        Snowflake guild,
        IReadOnlyCollection<Snowflake> users,
        CancellationToken cancellationToken
    )
    {
        List<Member> found = [];
        foreach (var user in users.Distinct())
        {
            if (await GetMemberAsync(guild, user, cancellationToken) is { } member)
                found.Add(member);
        }

        return found;
    }

    /// <summary>Gives a member a role below the bot's highest one. Needs <see cref="Permissions.ManageRoles"/>.</summary>
    Task AddRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken);

    /// <summary>Takes a role below the bot's highest one from a member. Needs <see cref="Permissions.ManageRoles"/>.</summary>
    Task RemoveRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Gets the latest entries of one action, at most <paramref name="limit"/> (1–100), newest first. Needs <see
    /// cref="Permissions.ViewAuditLog"/>.
    /// </summary>
    /// <remarks>An entry may come some seconds after the event that it explains.</remarks>
    Task<IReadOnlyList<AuditLogEntry>> GetAuditLogAsync(
        Snowflake guild,
        AuditLogAction action,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Sends a request that has no method here.</summary>
    /// <param name="method">The HTTP method. GET, PUT and DELETE are retried if Discord does not respond.</param>
    /// <param name="route">The path after <c>/api/v10/</c> with its query, such as <c>guilds/123/bans?limit=5</c>.</param>
    /// <param name="body">The JSON; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The JSON of the response; null for none.</returns>
    Task<JsonNode?> SendAsync(HttpMethod method, string route, JsonNode? body, CancellationToken cancellationToken);
}
