using System.Security.Cryptography;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Keeps bytes by their hash: the same file sent twice lies there once, and no name that people chose becomes a path.</summary>
internal sealed class AttachmentFiles(PluginInfo plugin)
{
    private readonly string _folder = Path.Combine(plugin.DataFolder, "attachments");

    public async Task<string> SaveAsync(byte[] content, CancellationToken cancellationToken)
    {
        var hash = HashOf(content);
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllBytesAsync(half, content, cancellationToken);
        File.Move(half, path, overwrite: true);
        return hash;
    }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The bytes as a stream, which the caller disposes; null when they are not there.</summary>
    public Stream? Open(string hash) => File.Exists(PathOf(hash)) ? File.OpenRead(PathOf(hash)) : null;

    /// <summary>The bytes; null when they are not there.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancellationToken) =>
        File.Exists(PathOf(hash)) ? await File.ReadAllBytesAsync(PathOf(hash), cancellationToken) : null;

    /// <summary>Lets the bytes go; that they are not there is fine.</summary>
    public void Delete(string hash)
    {
        if (File.Exists(PathOf(hash)))
            File.Delete(PathOf(hash));
    }

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash[2..]);
}
