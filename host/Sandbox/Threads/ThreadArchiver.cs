using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>Archives inactive threads; checked once a minute of the world's clock.</summary>
internal sealed class ThreadArchiver : IDisposable
{
    private const int Pinned = 1 << 1;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly SandboxWorld _world;
    private readonly ITimer _timer;

    public ThreadArchiver(SandboxWorld world)
    {
        _world = world;
        _timer = world.Time.CreateTimer(_ => Sweep(), null, Every, Every);
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        lock (_world.Gate)
        {
            foreach (var thread in _world.State.Guilds.Values.SelectMany(g => g.Threads.Values).Where(IsDue).ToList())
            {
                thread.Thread!.Archived = true;
                thread.Thread.ArchiveChangedAt = _world.Now;
                _world.ThreadUpdated(thread);
            }
        }
    }

    private bool IsDue(Channel thread) =>
        thread.Thread is { Archived: false } state
        && (thread.Flags & Pinned) == 0
        && _world.Now - state.ActiveAt >= TimeSpan.FromMinutes(state.AutoArchiveMinutes);
}
