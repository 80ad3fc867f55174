using System.Security.Cryptography;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Keeps bytes by their hash: the same file sent twice lies there once, and no name that people chose becomes a path.</summary>
internal sealed class AttachmentFiles
{
    private const string Temporary = ".tmp";

    private readonly string _folder;

    public AttachmentFiles(PluginInfo plugin)
    {
        _folder = Directory.CreateDirectory(Path.Combine(plugin.DataFolder, "attachments")).FullName;
        // What was coming when the process ended. The folder belongs to this process alone.
        foreach (var left in Directory.EnumerateFiles(_folder, "*" + Temporary))
            File.Delete(left);
    }

    /// <summary>
    /// Takes bytes into a temporary file and hashes them as they come. The caller disposes what comes back; <see cref="Keep"/> keeps it.
    /// </summary>
    public async Task<ReceivedFile> ReceiveAsync(Func<Stream, Task> write)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}{Temporary}");
        try
        {
            using var sha = SHA256.Create();
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            await using (var hashing = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true))
                await write(hashing);
            var start = new byte[Math.Min(ReceivedFile.MaxStart, file.Length)];
            file.Position = 0;
            await file.ReadExactlyAsync(start);
            return new ReceivedFile(path, Convert.ToHexStringLower(sha.Hash!), file.Length, start);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Keeps bytes under their hash.</summary>
    public void Keep(ReceivedFile file)
    {
        var path = PathOf(file.Hash);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file.Path, path, overwrite: true);
    }

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
