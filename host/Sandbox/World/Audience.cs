using DCTicket.Sandbox.Threads;

namespace DCTicket.Sandbox.World;

/// <summary>A snapshot of visible channels, to announce what appeared and disappeared.</summary>
internal sealed class Audience
{
    private readonly SandboxWorld _world;
    private readonly Guild _guild;
    private readonly List<Channel> _channels;
    private readonly HashSet<(ulong Channel, ulong User)> _seen = [];
    private readonly HashSet<ulong> _listed = [];

    public Audience(SandboxWorld world, Guild guild, IEnumerable<Channel>? channels = null)
    {
        _world = world;
        _guild = guild;
        _channels = [.. channels ?? guild.Channels.Values];
        // The bot sees a category through its channels, so it may change with one of them.
        _listed.UnionWith(guild.Channels.Values.Where(c => world.Lists(world.Bot.Id, c)).Select(c => c.Id));
        foreach (var channel in _channels)
        {
            foreach (var user in guild.Members.Keys)
            {
                if (world.Sees(user, channel))
                    _seen.Add((channel.Id, user));
            }
        }
    }

    public bool Saw(ulong user, Channel channel) => _seen.Contains((channel.Id, user));

    /// <summary>A new channel was already announced.</summary>
    public void NoteMade(Channel channel)
    {
        if (_world.Lists(_world.Bot.Id, channel))
            _listed.Add(channel.Id);
    }

    /// <summary>Whether the bot knew it.</summary>
    public bool Listed(Channel channel) => _listed.Contains(channel.Id);

    /// <summary>
    /// Announces channels that appeared or disappeared for each user. The bot gets CHANNEL_UPDATE, with or without details. Both get
    /// active threads of new channels.
    /// </summary>
    public void Announce()
    {
        var gained = new Dictionary<ulong, List<ulong>>();
        foreach (var channel in _channels)
        {
            foreach (var user in _guild.Members.Keys)
            {
                var sees = _world.Sees(user, channel);
                if (sees == Saw(user, channel))
                    continue;
                if (user != _world.Bot.Id)
                    _world.AnnounceToPeople(sees ? "CHANNEL_CREATE" : "CHANNEL_DELETE", channel, u => u == user);
                if (!sees || channel.Type is not (0 or 5 or 15 or 16))
                    continue;
                if (!gained.TryGetValue(user, out var list))
                    gained[user] = list = [];
                list.Add(channel.Id);
            }
        }

        foreach (var channel in _guild.Channels.Values.Where(c => Listed(c) != _world.Lists(_world.Bot.Id, c)))
            _world.AnnounceToBot("CHANNEL_UPDATE", channel, !Listed(channel));
        foreach (var (user, channels) in gained)
            _world.SyncThreads(_guild, user, channels);
    }
}
