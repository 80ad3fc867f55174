using System.Text.Json.Nodes;

namespace DCTicket.Contracts;

/// <summary>
/// Discord, as far as plugins speak to it. Calls wait for Discord's rate limits by themselves; what can be repeated without harm is
/// repeated when Discord fails. Every call throws <see cref="DiscordException"/> when Discord refuses it. A reason is shown in the server's
/// audit log, and cut to 512 characters.
/// </summary>
public partial interface IDiscord
{
    /// <summary>The bot's own account.</summary>
    Snowflake BotId { get; }

    /// <summary>A server from memory, as the gateway told it last; null while it has not told it. It costs no call.</summary>
    /// <param name="guild">The server.</param>
    GuildState? FindGuildState(Snowflake guild) => null;

    /// <summary>A server from memory, as the gateway told it last; Discord is asked where it has not told it yet.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The bot is not in the server.</exception>
    async Task<GuildState> GetGuildStateAsync(Snowflake guild, CancellationToken cancellationToken) =>
        FindGuildState(guild)
        ?? new GuildState
        {
            Guild = await GetGuildAsync(guild, cancellationToken).ConfigureAwait(false),
            Roles = await GetRolesAsync(guild, cancellationToken).ConfigureAwait(false),
            Channels = await GetChannelsAsync(guild, cancellationToken).ConfigureAwait(false),
            Bot =
                await GetMemberAsync(guild, BotId, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"The bot is not in server {guild}."),
        };

    /// <summary>A server.</summary>
    Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>All roles of a server, @everyone included.</summary>
    Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Makes a role below all others. Needs <see cref="Permissions.ManageRoles"/>.</summary>
    /// <remarks>Not repeated when the answer is lost: the caller looks whether the role is there.</remarks>
    Task<Role> CreateRoleAsync(Snowflake guild, NewRole role, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a role below the bot's highest one; one that is gone already is fine. Needs <see cref="Permissions.ManageRoles"/>.
    /// </summary>
    Task DeleteRoleAsync(Snowflake guild, Snowflake role, string reason, CancellationToken cancellationToken);

    /// <summary>A member; null for somebody who is not in the server.</summary>
    Task<Member?> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Those of some users who are members of a server, in no order. Many cost no REST request: the gateway is asked for 100 at a time.
    /// Where it cannot be asked, each user is one request, as with <see cref="GetMemberAsync"/>.
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
            if (await GetMemberAsync(guild, user, cancellationToken).ConfigureAwait(false) is { } member)
                found.Add(member);
        }

        return found;
    }

    /// <summary>Gives a member a role below the bot's highest one. Needs <see cref="Permissions.ManageRoles"/>.</summary>
    Task AddRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken);

    /// <summary>Takes a role below the bot's highest one from a member. Needs <see cref="Permissions.ManageRoles"/>.</summary>
    Task RemoveRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// The last deeds of a kind, at most <paramref name="limit"/> (1–100), the last one first. Needs
    /// <see cref="Permissions.ViewAuditLog"/>.
    /// </summary>
    /// <remarks>An entry may come some seconds after the event that it explains.</remarks>
    Task<IReadOnlyList<AuditLogEntry>> GetAuditLogAsync(
        Snowflake guild,
        AuditLogAction action,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Asks Discord for what has no verb here.</summary>
    /// <param name="method">The verb. GET, PUT and DELETE are repeated when no answer comes.</param>
    /// <param name="route">The path after <c>/api/v10/</c> with its query, such as <c>guilds/123/bans?limit=5</c>.</param>
    /// <param name="body">The JSON; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The JSON of the answer; null where there is none.</returns>
    Task<JsonNode?> SendAsync(HttpMethod method, string route, JsonNode? body, CancellationToken cancellationToken);
}
