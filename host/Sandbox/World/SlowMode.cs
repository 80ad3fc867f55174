using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.World;

/// <summary>The slow mode: the pause between two messages, or two forum posts; not for bots.</summary>
internal sealed class SlowMode
{
    private readonly Dictionary<(ulong Channel, ulong User), DateTimeOffset> _last = [];

    /// <summary>Rejects early messages, and records others.</summary>
    public void Take(SandboxWorld world, Channel channel, User user)
    {
        if (user.Bot || channel.RateLimitPerUser == 0 || (world.PermissionsIn(user.Id, channel) & Permission.BypassSlowmode) != 0)
            return;
        var key = (channel.Id, user.Id);
        var next = _last.GetValueOrDefault(key) + TimeSpan.FromSeconds(channel.RateLimitPerUser);
        if (next > world.Now)
            throw Refuse.SlowMode(next - world.Now);
        _last[key] = world.Now;
    }
}
