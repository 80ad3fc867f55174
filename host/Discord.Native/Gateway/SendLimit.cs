namespace DCTicket.Discord.Native.Gateway;

/// <summary>
/// Discord closes a connection that sends more than 120 payloads in a minute. Heartbeats requested by Discord leave room for the periodic
/// ones.
/// </summary>
internal sealed class SendLimit(TimeProvider time)
{
    private const int PerMinute = 120;
    private const int ForOwnBeats = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<long> _sent = new();

    /// <summary>Takes a place; false if there is none left.</summary>
    /// <param name="asked">Whether Discord requested the heartbeat.</param>
    public bool TryTake(bool asked = false)
    {
        lock (_lock)
        {
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sent.Dequeue();
            if (_sent.Count >= (asked ? PerMinute - ForOwnBeats : PerMinute))
                return false;
            _sent.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
