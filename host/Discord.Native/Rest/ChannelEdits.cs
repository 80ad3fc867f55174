using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Applies Discord's unreported rate limit on names and topics of channels, with a queue per channel.</summary>
internal sealed class ChannelEdits(SendEdit send, TimeProvider time, ILogger logger, CancellationToken stop)
{
    private const int SweepEvery = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ChannelQueue> _queues = [];
    private int _edits;

    /// <summary>The maximum number of remembered channels.</summary>
    internal int Channels
    {
        get
        {
            lock (_lock)
                return _queues.Count;
        }
    }

    /// <summary>Queues an edit; it is applied even if the caller leaves.</summary>
    public Task<DiscordResponse> SendAsync(ChannelEdit edit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (++_edits % SweepEvery == 0)
                foreach (var (path, queue) in _queues)
                    if (queue.IsIdle)
                        _queues.Remove(path);
            if (!_queues.TryGetValue(edit.Request.Path, out var own))
                _queues[edit.Request.Path] = own = new ChannelQueue(edit.Request.Path, send, time, logger);
            own.Add(edit, stop);
        }

        return edit.Done.WaitAsync(cancellationToken);
    }
}
