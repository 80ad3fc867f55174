using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>Keeps refusals as a file would.</summary>
internal sealed class MemoryRefusals : IRefusalStore
{
    private volatile IReadOnlyList<SavedRefusal> _kept = [];

    public IReadOnlyList<SavedRefusal> Load() => _kept;

    public void Save(IReadOnlyList<SavedRefusal> refusals) => _kept = refusals;
}
