using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>Keeps the session as a file would.</summary>
internal sealed class MemorySessions(SavedSession? kept = null) : ISessionStore
{
    private volatile SavedSession? _kept = kept;
    private int _saves;

    public SavedSession? Kept => _kept;

    public int Saves => _saves;

    public SavedSession? Load() => _kept;

    public void Save(SavedSession? session)
    {
        _kept = session;
        Interlocked.Increment(ref _saves);
    }
}
