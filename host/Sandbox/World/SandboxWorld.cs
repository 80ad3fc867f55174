using DCTicket.Sandbox.Expressions;

namespace DCTicket.Sandbox.World;

/// <summary>The state. REST, gateway, CDN and control share it; readers and writers hold <see cref="Gate"/>.</summary>
internal sealed class SandboxWorld
{
    private readonly Dictionary<string, User> _byToken = [];
    private readonly Dictionary<ulong, Channel> _channels = [];

    public SandboxWorld(WorldState state, TimeProvider time)
    {
        State = state;
        Time = time;
        foreach (var user in state.Users.Values)
            _byToken[user.Token] = user;
        foreach (var channel in state.Guilds.Values.SelectMany(g => g.Channels.Values.Concat(g.Threads.Values)).Concat(state.Dms.Values))
            _channels[channel.Id] = channel;
    }

    public Lock Gate { get; } = new();
    public WorldState State { get; }
    public TimeProvider Time { get; }
    public DateTimeOffset Now => Time.GetUtcNow();
    public User Bot => State.Users[State.ApplicationId];

    /// <summary>Ephemeral messages; lost when the Sandbox stops.</summary>
    public Dictionary<ulong, Message> Ephemerals { get; } = [];

    /// <summary>Whether the application has MESSAGE_CONTENT.</summary>
    public bool MayReadContent { get; init; } = true;

    /// <summary>The last authors in channels with slow mode.</summary>
    public SlowMode SlowMode { get; } = new();

    /// <summary>The public address, for absolute URLs.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1");

    public Action<WorldEvent> Published { get; set; } = _ => { };
    public Action Changed { get; set; } = () => { };

    public ulong NewId() => State.LastId = Snowflakes.Next(State.LastId, Now);

    public void Publish(WorldEvent e)
    {
        Published(e);
        Changed();
    }

    public User? UserByToken(string token) => _byToken.GetValueOrDefault(token);

    public User? User(ulong id) => State.Users.GetValueOrDefault(id);

    public Guild? Guild(ulong? id) => id is { } known ? State.Guilds.GetValueOrDefault(known) : null;

    public Channel? Channel(ulong id) => _channels.GetValueOrDefault(id);

    /// <summary>A custom emoji of a server that the bot is in.</summary>
    public GuildEmoji? Emoji(ulong id) =>
        State
            .Guilds.Values.Where(g => g.Members.ContainsKey(Bot.Id))
            .Select(g => g.Emojis.Find(e => e.Id == id))
            .FirstOrDefault(e => e is not null);

    public bool KnowsEmoji(ulong id) => Emoji(id) is not null;

    /// <summary>Guilds with an outage.</summary>
    public HashSet<ulong> Outages { get; } = [];

    public void Add(User user)
    {
        State.Users[user.Id] = user;
        _byToken[user.Token] = user;
    }

    /// <summary>Creates a new token for a user; the old one becomes invalid.</summary>
    public void ResetToken(User user)
    {
        _byToken.Remove(user.Token);
        user.Token = Seed.NewToken(user.Id);
        _byToken[user.Token] = user;
        Changed();
    }

    public void Add(Channel channel)
    {
        _channels[channel.Id] = channel;
        if (Guild(channel.GuildId) is { } guild)
            (channel.Thread is null ? guild.Channels : guild.Threads)[channel.Id] = channel;
        else
            State.Dms[channel.Id] = channel;
    }

    public void Remove(Channel channel)
    {
        _channels.Remove(channel.Id);
        if (Guild(channel.GuildId) is { } guild)
            (channel.Thread is null ? guild.Channels : guild.Threads).Remove(channel.Id);
        State.Dms.Remove(channel.Id);
    }

    public ulong PermissionsIn(ulong userId, Channel channel)
    {
        if (channel.IsDm)
            return channel.Recipients.Contains(userId) ? DmPermissions : 0;
        if (Guild(channel.GuildId) is not { } guild || !guild.Members.TryGetValue(userId, out var member))
            return 0;
        if (channel.Thread is null)
            return Permission.InChannel(guild, member, channel, Now);
        return Channel(channel.ParentId ?? 0) is { } parent ? Permission.InThread(guild, member, parent, channel, Now) : 0;
    }

    public bool Sees(ulong userId, Channel channel) => (PermissionsIn(userId, channel) & Permission.ViewChannel) != 0;

    /// <summary>Whether a channel is visible in the list: a category is, as soon as one of its channels is.</summary>
    public bool Lists(ulong userId, Channel channel) =>
        Sees(userId, channel)
        || (
            channel.IsCategory
            && Guild(channel.GuildId) is { } guild
            && guild.Channels.Values.Any(c => c.ParentId == channel.Id && Sees(userId, c))
        );

    private const ulong DmPermissions =
        Permission.ViewChannel
        | Permission.SendMessages
        | Permission.ReadMessageHistory
        | Permission.EmbedLinks
        | Permission.AttachFiles
        | Permission.AddReactions
        | Permission.UseApplicationCommands
        | Permission.MentionEveryone
        | Permission.PinMessages;
}
