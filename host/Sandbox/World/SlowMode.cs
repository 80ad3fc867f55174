using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.World;

/// <summary>How long a person waits between two messages in a channel, or two posts in a forum; bots never wait.</summary>
internal sealed class SlowMode
{
    private readonly Dictionary<(ulong Channel, ulong User), DateTimeOffset> _last = [];

    /// <summary>Refuses what comes too early, and remembers what does not.</summary>
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
