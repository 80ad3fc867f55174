using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

/// <summary>Implements <see cref="IDiscord"/> over a connection, for one plugin.</summary>
/// <param name="connection">The connection to Discord.</param>
/// <param name="bot">The bot's account.</param>
/// <param name="plugin">The plugin whose id prefixes the custom ids.</param>
/// <param name="cache">The gateway's cache of servers; null for none.</param>
public sealed partial class DiscordClient(IDiscordConnection connection, Snowflake bot, string plugin, GuildCache? cache = null)
    : IDiscord,
        ICommands
{
    private const int MaxName = 100;

    // Source: Discord's documentation, "Gateway Events: Request Guild Members".
    private const int MaxUsers = 100;

    private readonly MessageWriter _messages = new(plugin);
    private readonly string _prefix = plugin + ":";

    public Snowflake BotId => bot;

    /// <summary>The bot's application.</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        Application.GetAsync(connection, cancellationToken);

    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Get, $"guilds/{guild}"), DiscordJson.Default.Guild, cancellationToken);

    public async Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await SendAsync(new(HttpMethod.Get, $"guilds/{guild}/roles"), DiscordJson.Default.RoleArray, cancellationToken);

    public Task<Role> CreateRoleAsync(Snowflake guild, NewRole role, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteString("name", TextLimit.Truncate(role.Name, MaxName));
            // If it is omitted, Discord copies the permissions of @everyone.
            json.WriteString("permissions", ((long)role.Permissions).ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("color", role.Color);
            json.WriteBoolean("mentionable", role.Mentionable);
        });
        var request = new DiscordRequest(HttpMethod.Post, $"guilds/{guild}/roles") { Json = body, Reason = reason };
        return SendAsync(request, DiscordJson.Default.Role, cancellationToken);
    }

    public Task DeleteRoleAsync(Snowflake guild, Snowflake role, string reason, CancellationToken cancellationToken) =>
        RemoveAsync(
            new(HttpMethod.Delete, $"guilds/{guild}/roles/{role}") { Reason = reason },
            DiscordErrorCode.UnknownRole,
            cancellationToken
        );

    public Task<User?> GetUserAsync(Snowflake user, CancellationToken cancellationToken) =>
        FindAsync($"users/{user}", DiscordJson.Default.User, [DiscordErrorCode.UnknownUser], cancellationToken);

    public Task<Member?> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        FindAsync(
            $"guilds/{guild}/members/{user}",
            DiscordJson.Default.Member,
            [DiscordErrorCode.UnknownMember, DiscordErrorCode.UnknownUser],
            cancellationToken
        );

    public async Task<IReadOnlyList<Member>> FindMembersAsync(
        Snowflake guild,
        IReadOnlyCollection<Snowflake> users,
        CancellationToken cancellationToken
    )
    {
        List<Member> found = [];
        foreach (var some in users.Distinct().Chunk(MaxUsers))
        {
            // A single user costs one request in any case, and REST reports why it fails.
            var chunks = some.Length == 1 ? null : await connection.FindMembersAsync(guild, some, cancellationToken);
            if (chunks is not null)
            {
                found.AddRange(chunks.SelectMany(chunk => JsonSerializer.Deserialize(chunk.Span, DiscordJson.Default.MemberArray)!));
                continue;
            }

            foreach (var user in some)
            {
                if (await GetMemberAsync(guild, user, cancellationToken) is { } member)
                    found.Add(member);
            }
        }

        return found;
    }

    public Task AddRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken) =>
        connection.SendAsync(
            new DiscordRequest(HttpMethod.Put, $"guilds/{guild}/members/{user}/roles/{role}") { Reason = reason },
            cancellationToken
        );

    public Task RemoveRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken) =>
        connection.SendAsync(
            new DiscordRequest(HttpMethod.Delete, $"guilds/{guild}/members/{user}/roles/{role}") { Reason = reason },
            cancellationToken
        );

    public async Task<IReadOnlyList<AuditLogEntry>> GetAuditLogAsync(
        Snowflake guild,
        AuditLogAction action,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var request = new DiscordRequest(HttpMethod.Get, $"guilds/{guild}/audit-logs?action_type={(int)action}&limit={limit}");
        var log = await SendAsync(request, DiscordJson.Default.AuditLogJson, cancellationToken);
        return [.. log.AuditLogEntries.OrderByDescending(entry => entry.Id)];
    }

    public async Task<JsonNode?> SendAsync(HttpMethod method, string route, JsonNode? body, CancellationToken cancellationToken)
    {
        // Anything else could send the token to another host.
        if (!Uri.IsWellFormedUriString(route, UriKind.Relative) || route.StartsWith('/') || route.Split('?')[0].Split('/').Contains(".."))
            throw new ArgumentException($"“{route}” is not a path after /api/v10/, such as guilds/123/bans.", nameof(route));
        var request = new DiscordRequest(method, route) { Json = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()) };
        var response = await connection.SendAsync(request, cancellationToken);
        return response.Body.IsEmpty ? null : Read(request, response, body => JsonNode.Parse(body.Span));
    }

    private async Task<T> SendAsync<T>(DiscordRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var response = await connection.SendAsync(request, cancellationToken);
        return Read(request, response, body => JsonSerializer.Deserialize(body.Span, type)) ?? throw Unexpected(request, response);
    }

    private static T Read<T>(DiscordRequest request, DiscordResponse response, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(response.Body);
        }
        catch (Exception e) when (MalformedPayload.IsCausedBy(e))
        {
            // For example the page of a proxy, with a success status.
            throw Unexpected(request, response, e);
        }
    }

    private static DiscordException Unexpected(DiscordRequest request, DiscordResponse response, Exception? inner = null) =>
        new(response.Status, 0, "the answer is not what Discord documents", RequestRoute.Of(request).Template, inner: inner);

    /// <summary>The result; null for “not found”.</summary>
    private async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, int[] gone, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await SendAsync(new DiscordRequest(HttpMethod.Get, path), type, cancellationToken);
        }
        catch (DiscordException e) when (gone.Contains(e.Code))
        {
            return null;
        }
    }

    /// <summary>Deletes something that may already be deleted, for example by the first attempt of this request.</summary>
    private async Task RemoveAsync(DiscordRequest request, int gone, CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(request, cancellationToken);
        }
        catch (DiscordException e) when (e.Code == gone)
        {
            // Already deleted.
        }
    }
}
