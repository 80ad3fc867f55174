using System.IO.Compression;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>An archive on disk, deleted with its packer.</summary>
internal sealed record PackedArchive(string Name, string Path)
{
    public OutgoingFile Read() => new(Name, File.ReadAllBytes(Path), "application/zip");
}

/// <summary>
/// Packs files into archives of a limited size. A larger file is split into numbered parts, to be concatenated again. Archives are kept on
/// disk.
/// </summary>
internal sealed class PackArchives(string name, long most) : IDisposable
{
    // The archive's overhead per file.
    private const int PerFile = 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcticket-").FullName;
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private ZipArchive? _open;
    private long _left;

    /// <summary>The number of files.</summary>
    public int Files { get; private set; }

    public async Task AddAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(_folder, "file.tmp");
        await using (var file = File.Create(copy))
            await content.CopyToAsync(file, cancellationToken);
        await using var bytes = File.OpenRead(copy);
        var entry = Unique(Safe(path));
        var room = most - PerFile - (4 * entry.Length);
        for (var part = 1; part == 1 || bytes.Position < bytes.Length; part++)
            await AddPartAsync(
                bytes.Length <= room ? entry : $"{entry}.{part:000}",
                bytes,
                Math.Min(room, bytes.Length - bytes.Position),
                cancellationToken
            );
        Files++;
    }

    /// <summary>The archives, numbered if there are several; none for no files.</summary>
    public IReadOnlyList<PackedArchive> Finish()
    {
        _open?.Dispose();
        _open = null;
        return [.. _paths.Select((path, i) => new PackedArchive(_paths.Count == 1 ? $"{name}.zip" : $"{name}-{i + 1}.zip", path))];
    }

    public void Dispose()
    {
        _open?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Compressing compressed data may add bytes, so the sizes are counted uncompressed.
    private async Task AddPartAsync(string entry, FileStream bytes, long length, CancellationToken cancellationToken)
    {
        var needed = length + (length / 1000) + PerFile + (2 * entry.Length);
        if (_open is null || needed > _left)
            Begin();
        await using var target = _open!.CreateEntry(entry, CompressionLevel.Optimal).Open();
        var chunk = new byte[64 * 1024];
        for (var left = length; left > 0; )
        {
            var count = await bytes.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, left)), cancellationToken);
            await target.WriteAsync(chunk.AsMemory(0, count), cancellationToken);
            left -= count;
        }

        _left -= needed;
    }

    private void Begin()
    {
        _open?.Dispose();
        var path = Path.Combine(_folder, $"{_paths.Count}.zip");
        _paths.Add(path);
        _open = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        _left = most;
    }

    private string Unique(string path)
    {
        var (unique, number) = (path, 2);
        while (!_names.Add(unique))
            unique = $"{path} ({number++})";
        return unique;
    }

    // A path of a plugin must not lead out of the target folder.
    private static string Safe(string path) =>
        string.Join(
            '/',
            path.Split('/', '\\')
                .Where(part => part.Trim('.', ' ').Length > 0)
                .Select(part => string.Concat(part.Select(c => char.IsControl(c) || c == ':' ? '_' : c)))
        );
}
