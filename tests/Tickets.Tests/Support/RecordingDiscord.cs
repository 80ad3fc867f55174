using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

/// <summary>A Discord of one server, in memory: it keeps what it is told, and fails where a test says so.</summary>
internal sealed partial class RecordingDiscord(TimeProvider time) : UnusedVerbs, IDiscord
{
    /// <summary>The role that Discord gave the bot. Here, because the benchmarks have no <c>TicketsWorld</c>.</summary>
    public static readonly Snowflake BotRole = new(901);

    private readonly Lock _gate = new();
    private ulong _last;

    public Snowflake BotId { get; } = new(900);

    public List<Role> Roles { get; } = [];

    /// <summary>How many members have a role, as Discord tells.</summary>
    public Dictionary<Snowflake, int> RoleMembers { get; } = [];

    public List<Channel> Channels { get; } = [];

    /// <summary>The channels that the server has besides, and that no test counts.</summary>
    public List<Channel> OlderChannels { get; } = [];

    public List<NewChannel> Created { get; } = [];

    public Dictionary<Snowflake, IReadOnlyList<Overwrite>> Overwrites { get; } = [];

    public Dictionary<Snowflake, List<Message>> Messages { get; } = [];

    public List<(Snowflake Channel, OutgoingMessage Message)> Sent { get; } = [];

    public List<(Snowflake Channel, Snowflake Message, OutgoingMessage Content)> Edited { get; } = [];

    public List<Snowflake> Deleted { get; } = [];

    public List<Snowflake> Pinned { get; } = [];

    public Dictionary<Snowflake, byte[]> Files { get; } = [];

    /// <summary>Who is not in the server any more.</summary>
    public HashSet<Snowflake> Left { get; } = [];

    /// <summary>Called before each verb with its name and its target; what it throws is what Discord answers.</summary>
    public Action<string, object?>? Before { get; set; }

    /// <summary>Called before a message is there; what it throws is what Discord answers.</summary>
    public Action<Snowflake, OutgoingMessage>? BeforeSend { get; set; }

    /// <summary>Called after a verb has had its effect; what it throws is an answer that was lost.</summary>
    public Action<string>? After { get; set; }

    /// <summary>When the bot's own time-out ends.</summary>
    public DateTimeOffset? BotTimeout { get; set; }

    /// <summary>What the bot's role gives it.</summary>
    public Permissions BotHas
    {
        get => Roles.Find(role => role.Id == BotRole)?.Permissions ?? Permissions.None;
        set
        {
            Roles.RemoveAll(role => role.Id == BotRole);
            Roles.Add(
                new Role
                {
                    Id = BotRole,
                    Name = "DCTicket",
                    Managed = true,
                    Permissions = value,
                }
            );
        }
    }

    public static DiscordException Refusal(int status, int code, params DiscordFieldError[] errors) =>
        new(status, code, "No", "TEST", errors);

    public Snowflake NextId()
    {
        lock (_gate)
        {
            var now = (ulong)(time.GetUtcNow().ToUnixTimeMilliseconds() - new Snowflake(0).CreatedAt.ToUnixTimeMilliseconds()) << 22;
            return new Snowflake(_last = Math.Max(_last + 1, now));
        }
    }

    public Message Write(Snowflake channel, User author, string content, params IReadOnlyList<Attachment> files)
    {
        var message = new Message
        {
            Id = NextId(),
            ChannelId = channel,
            Author = author,
            Content = content,
            Timestamp = time.GetUtcNow(),
            Attachments = files,
        };
        Messages[channel].Add(message);
        return message;
    }

    public List<AuditLogEntry> AuditLog { get; } = [];

    public override Task<IReadOnlyList<AuditLogEntry>> GetAuditLogAsync(
        Snowflake guild,
        AuditLogAction action,
        int limit,
        CancellationToken cancellationToken
    ) => DoAsync<IReadOnlyList<AuditLogEntry>>("audit", action, () => [.. AuditLog.Where(entry => entry.ActionType == action)]);

    public GuildState? FindGuildState(Snowflake guild)
    {
        lock (_gate)
        {
            return new GuildState
            {
                Guild = new Guild { Id = guild, OwnerId = new(1) },
                Roles = [.. Roles],
                Channels = [.. OlderChannels.Concat(Channels).Select(AsSeen)],
                Bot = new Member
                {
                    User = new User { Id = BotId, Username = "bot" },
                    Roles = [.. Roles.Select(role => role.Id)],
                    CommunicationDisabledUntil = BotTimeout,
                },
            };
        }
    }

    internal Channel AsSeen(Channel channel) =>
        Overwrites.TryGetValue(channel.Id, out var overwrites) ? channel with { PermissionOverwrites = overwrites } : channel;

    public Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<Role>>("roles", guild, () => [.. Roles]);

    public Task<IReadOnlyList<Channel>> GetChannelsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<Channel>>("channels", guild, () => [.. OlderChannels, .. Channels]);

    public Task<Channel> CreateChannelAsync(Snowflake guild, NewChannel channel, string reason, CancellationToken cancellationToken) =>
        DoAsync(
            "create",
            channel,
            () =>
            {
                var made = new Channel
                {
                    Id = NextId(),
                    Type = channel.Type,
                    Name = channel.Name,
                    Topic = channel.Topic,
                    ParentId = channel.ParentId,
                };
                Channels.Add(made);
                Created.Add(channel);
                Overwrites[made.Id] = channel.PermissionOverwrites;
                Messages[made.Id] = [];
                return made;
            }
        );

    public Task SetOverwritesAsync(
        Snowflake channel,
        IReadOnlyList<Overwrite> overwrites,
        string reason,
        CancellationToken cancellationToken
    ) => DoAsync("overwrites", channel, () => Overwrites[Existing(channel)] = overwrites);

    public Task DeleteChannelAsync(Snowflake channel, string reason, CancellationToken cancellationToken) =>
        DoAsync(
            "delete",
            channel,
            () =>
            {
                Existing(channel);
                Channels.RemoveAll(c => c.Id == channel);
                Threads.RemoveAll(t => t.Id == channel);
                Messages.Remove(channel);
                Deleted.Add(channel);
                return true;
            }
        );

    public override Task<Role> CreateRoleAsync(Snowflake guild, NewRole role, string reason, CancellationToken cancellationToken) =>
        DoAsync(
            "role",
            role,
            () =>
            {
                var made = new Role
                {
                    Id = NextId(),
                    Name = role.Name,
                    Permissions = role.Permissions,
                };
                Roles.Add(made);
                return made;
            }
        );

    public override Task DeleteRoleAsync(Snowflake guild, Snowflake role, string reason, CancellationToken cancellationToken) =>
        DoAsync("delete-role", role, () => Roles.RemoveAll(r => r.Id == role));

    public override Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) =>
        DoAsync("guild", guild, () => new Guild { Id = guild, OwnerId = new(1) });

    public Task<IReadOnlyList<Member>> FindMembersAsync(
        Snowflake guild,
        IReadOnlyCollection<Snowflake> users,
        CancellationToken cancellationToken
    ) =>
        DoAsync<IReadOnlyList<Member>>(
            "members",
            users.Count,
            () =>
                [
                    .. users
                        .Where(user => !Left.Contains(user))
                        .Select(user => new Member
                        {
                            User = new User { Id = user, Username = $"person{user}" },
                        }),
                ]
        );

    public override Task<Member?> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        DoAsync(
            "member",
            user,
            () =>
                Left.Contains(user)
                    ? null
                    : new Member
                    {
                        User = new User { Id = user, Username = $"person{user}" },
                        CommunicationDisabledUntil = user == BotId ? BotTimeout : null,
                        Roles = user == BotId ? [.. Roles.Select(role => role.Id)] : MemberRoles.GetValueOrDefault(user) ?? [],
                    }
        );

    public override Task<JsonNode?> SendAsync(HttpMethod method, string route, JsonNode? body, CancellationToken cancellationToken) =>
        route.Contains("/threads/archived/", StringComparison.Ordinal) ? ListArchivedAsync(route)
        : route.EndsWith("/thread-members", StringComparison.Ordinal) ? ListThreadAsync(Snowflake.Parse(route.Split('/')[1]))
        : DoAsync<JsonNode?>(
            "raw",
            route,
            () =>
                route.EndsWith("member-counts", StringComparison.Ordinal)
                    ? new JsonObject([
                        .. RoleMembers.Select(role => KeyValuePair.Create<string, JsonNode?>(role.Key.ToString(), role.Value)),
                    ])
                    : new JsonObject { ["flags"] = 1L << 15 | 1L << 19 }
        );

    private Snowflake Existing(Snowflake channel) =>
        Messages.ContainsKey(channel) ? channel : throw Refusal(404, DiscordErrorCode.UnknownChannel);

    private async Task<T> DoAsync<T>(string verb, object? target, Func<T> effect)
    {
        await Task.Yield();
        T result;
        lock (_gate)
        {
            Before?.Invoke(verb, target);
            result = effect();
        }

        After?.Invoke(verb);
        return result;
    }
}
