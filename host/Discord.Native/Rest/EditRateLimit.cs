namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// The rate limit on a channel's name or topic: two changes in ten minutes. No header reports it; Discord's staff has confirmed it, and it
/// may change.
/// </summary>
internal sealed class EditRateLimit(TimeProvider time)
{
    private const int Edits = 2;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<Deadline> _used = new();
    private Deadline _refusedUntil;

    public TimeSpan Left
    {
        get
        {
            while (_used.TryPeek(out var oldest) && oldest.Left(time) == TimeSpan.Zero)
                _used.Dequeue();
            var refused = _refusedUntil.Left(time);
            var used = _used.Count < Edits ? TimeSpan.Zero : _used.Peek().Left(time);
            return refused > used ? refused : used;
        }
    }

    public bool IsUntouched => Left == TimeSpan.Zero && _used.Count == 0;

    public void Use()
    {
        _used.Enqueue(Deadline.In(Window, time));
        if (_used.Count > Edits)
            _used.Dequeue();
    }

    public void Block(TimeSpan wait) => _refusedUntil = Deadline.In(wait, time);
}
