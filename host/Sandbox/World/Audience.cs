using DCTicket.Sandbox.Threads;

namespace DCTicket.Sandbox.World;

/// <summary>Who sees what just now, to tell people afterwards what appeared and what vanished.</summary>
internal sealed class Audience
{
    private readonly SandboxWorld _world;
    private readonly Guild _guild;
    private readonly List<Channel> _channels;
    private readonly HashSet<(ulong Channel, ulong User)> _seen = [];

    public Audience(SandboxWorld world, Guild guild, IEnumerable<Channel>? channels = null)
    {
        _world = world;
        _guild = guild;
        _channels = [.. channels ?? guild.Channels.Values];
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

    /// <summary>
    /// Tells each person which channels came and went for them. Bots learn of a change by CHANNEL_UPDATE alone.
    /// Both get the active threads of what came.
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
                    _world.Announce(sees ? "CHANNEL_CREATE" : "CHANNEL_DELETE", channel, u => u == user);
                if (!sees || channel.Type is not (0 or 5 or 15 or 16))
                    continue;
                if (!gained.TryGetValue(user, out var list))
                    gained[user] = list = [];
                list.Add(channel.Id);
            }
        }

        foreach (var (user, channels) in gained)
            _world.SyncThreads(_guild, user, channels);
    }
}
