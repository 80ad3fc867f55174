using System.Collections.Concurrent;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Cdn;

/// <summary>The content of attachments: in memory until the next save, then in files of the data folder.</summary>
internal sealed class AttachmentStore(string? folder)
{
    private readonly ConcurrentDictionary<ulong, byte[]> _memory = [];
    private readonly string? _folder = folder is null ? null : Path.Combine(folder, "attachments");

    public void Put(ulong id, byte[] bytes) => _memory[id] = bytes;

    public async Task<byte[]?> GetAsync(ulong id, CancellationToken cancellationToken)
    {
        if (_memory.TryGetValue(id, out var bytes))
            return bytes;
        return _folder is not null && File.Exists(PathOf(id)) ? await File.ReadAllBytesAsync(PathOf(id), cancellationToken) : null;
    }

    public async Task FlushAsync()
    {
        if (_folder is null)
            return;
        Directory.CreateDirectory(_folder);
        foreach (var (id, bytes) in _memory)
        {
            await File.WriteAllBytesAsync(PathOf(id), bytes);
            _memory.TryRemove(id, out _);
        }
    }

    private string PathOf(ulong id) => Path.Combine(_folder!, id.Text());
}
