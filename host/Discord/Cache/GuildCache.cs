using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Events;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Cache;

/// <summary>
/// The cached state that permissions depend on: each server's owner, roles and channels, and the bot's own member. Updated in the
/// gateway's order, before plugins receive the same event.
/// </summary>
/// <param name="botId">The bot's own account.</param>
/// <param name="application">The bot's application.</param>
public sealed class GuildCache(Snowflake botId, Snowflake application)
{
    private const string CommandSettingsChanged = "APPLICATION_COMMAND_PERMISSIONS_UPDATE";

    private readonly ConcurrentDictionary<Snowflake, CachedGuild> _guilds = new();
    private readonly ConcurrentDictionary<Snowflake, Task<GuildState>> _asking = new();
    private readonly byte[] _botId = Encoding.UTF8.GetBytes(botId.ToString());

    /// <summary>The bot's own account.</summary>
    public Snowflake BotId => botId;

    /// <summary>The gateway events that update the cache.</summary>
    public static IReadOnlySet<string> Events { get; } =
        new HashSet<string>
        {
            "GUILD_CREATE",
            "GUILD_UPDATE",
            "GUILD_DELETE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "CHANNEL_CREATE",
            "CHANNEL_UPDATE",
            "CHANNEL_DELETE",
            "GUILD_MEMBER_UPDATE",
            CommandSettingsChanged,
        };

    /// <summary>The bot's commands.</summary>
    public CommandCache Commands { get; } = new(application);

    /// <summary>Applies a gateway event. A malformed one is ignored here; the dispatcher logs it.</summary>
    public void Apply(GatewayDispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        if (!Events.Contains(dispatch.Event))
            return;
        // In a large server most of these concern other members.
        if (dispatch.Event == "GUILD_MEMBER_UPDATE" && dispatch.Data.Span.IndexOf(_botId) < 0)
            return;
        try
        {
            if (dispatch.Event == CommandSettingsChanged)
                Commands.ForgetSettings(JsonSerializer.Deserialize(dispatch.Data.Span, DiscordJson.Default.CommandSettingsJson)!.GuildId);
            else if (dispatch.Event == "GUILD_CREATE")
                Begin(dispatch.Data.Span);
            else if (DiscordEventReader.Read(dispatch) is { } e)
                Follow(e);
        }
        catch (Exception e) when (MalformedPayload.IsCausedBy(e))
        {
            // The event dispatcher reads the same payload and logs the error.
        }
    }

    /// <summary>Gets a server; null until the gateway has sent it and the bot's own member.</summary>
    public GuildState? Find(Snowflake guild) =>
        _guilds.TryGetValue(guild, out var known) && known.Bot is { } bot
            ? new GuildState
            {
                Guild = known.Guild,
                Roles = known.Roles,
                Channels = known.Channels,
                Bot = bot,
            }
            : null;

    /// <summary>
    /// A server as REST tells it, for as long as the gateway has not. One question serves all who wait for it, and its answer is used until
    /// the gateway tells the server, or a change of it.
    /// </summary>
    /// <param name="guild">The server.</param>
    /// <param name="ask">Asks REST.</param>
    /// <param name="cancellationToken">Gives up waiting; the question goes on for the others.</param>
    public async Task<GuildState> FetchAsync(Snowflake guild, Func<Task<GuildState>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var asking = _asking.GetOrAdd(guild, (_, question) => question(), ask);
        try
        {
            return await asking.WaitAsync(cancellationToken);
        }
        catch (Exception) when (asking.IsFaulted || asking.IsCanceled)
        {
            _asking.TryRemove(new(guild, asking));
            throw;
        }
    }

    /// <summary>Stores the bot's own member if the gateway did not send it; newer data from the gateway wins.</summary>
    public void AddBot(Snowflake guild, Member bot) => Change(guild, known => known.Bot is null ? known with { Bot = bot } : known);

    private void Begin(ReadOnlySpan<byte> data)
    {
        var json = JsonSerializer.Deserialize(data, DiscordJson.Default.GuildJson);
        if (json is not { Unavailable: false } || JsonSerializer.Deserialize(data, DiscordJson.Default.Guild) is not { } guild)
            return;
        // After a session that could not be resumed, changes may have been missed.
        Commands.ForgetSettings(json.Id);
        _asking.TryRemove(json.Id, out _);
        _guilds[json.Id] = new CachedGuild(
            guild,
            json.Roles,
            json.Channels,
            json.Members.FirstOrDefault(member => member.User.Id == botId)
        );
    }

    private void Follow(DiscordEvent e)
    {
        _asking.TryRemove(e.GuildId, out _);
        switch (e)
        {
            case GuildRemoved:
                _guilds.TryRemove(e.GuildId, out _);
                break;
            case GuildUpdated updated:
                Change(e.GuildId, known => known with { Guild = updated.Guild });
                break;
            case RoleCreated { Role: var role }:
                Change(e.GuildId, known => known.WithRole(role));
                break;
            case RoleUpdated { Role: var role }:
                Change(e.GuildId, known => known.WithRole(role));
                break;
            case RoleDeleted { RoleId: var role }:
                Change(e.GuildId, known => known.WithoutRole(role));
                break;
            case ChannelCreated { Channel: var channel }:
                Change(e.GuildId, known => known.WithChannel(channel));
                break;
            case ChannelUpdated { Channel: var channel }:
                Change(e.GuildId, known => known.WithChannel(channel));
                break;
            case ChannelDeleted { ChannelId: var channel }:
                Change(e.GuildId, known => known.WithoutChannel(channel));
                break;
            case MemberUpdated { Member: var member } when member.User.Id == botId:
                Change(e.GuildId, known => known with { Bot = member });
                break;
        }
    }

    private void Change(Snowflake guild, Func<CachedGuild, CachedGuild> change)
    {
        while (_guilds.TryGetValue(guild, out var known) && !_guilds.TryUpdate(guild, change(known), known))
        {
            // Another thread has changed it in the meantime.
        }
    }

    /// <summary>An immutable snapshot of a server, so that readers never see half of a change.</summary>
    private sealed record CachedGuild(Guild Guild, IReadOnlyList<Role> Roles, IReadOnlyList<Channel> Channels, Member? Bot)
    {
        public CachedGuild WithRole(Role role) => this with { Roles = [.. Roles.Where(known => known.Id != role.Id), role] };

        public CachedGuild WithChannel(Channel channel) =>
            this with
            {
                Channels = [.. Channels.Where(known => known.Id != channel.Id), channel],
            };

        public CachedGuild WithoutChannel(Snowflake channel) => this with { Channels = [.. Channels.Where(known => known.Id != channel)] };

        // Its overwrites are removed with it, and Discord sends no event for each.
        public CachedGuild WithoutRole(Snowflake role) =>
            this with
            {
                Roles = [.. Roles.Where(known => known.Id != role)],
                Channels =
                [
                    .. Channels.Select(channel =>
                        channel with
                        {
                            PermissionOverwrites = [.. channel.PermissionOverwrites.Where(o => o.Id != role)],
                        }
                    ),
                ],
                Bot = Bot is null ? null : Bot with { Roles = [.. Bot.Roles.Where(known => known != role)] },
            };
    }
}
