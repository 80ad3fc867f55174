using System.Security.Cryptography;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Stores files by hash: duplicates are stored once, and no file name becomes a path.</summary>
internal sealed class AttachmentFiles
{
    private const string Temporary = ".tmp";

    private readonly string _folder;

    public AttachmentFiles(PluginInfo plugin)
    {
        _folder = Directory.CreateDirectory(Path.Combine(plugin.DataFolder, "attachments")).FullName;
        // Partial downloads of an earlier process. The folder is locked by this process.
        foreach (var left in Directory.EnumerateFiles(_folder, "*" + Temporary))
            File.Delete(left);
    }

    /// <summary>
    /// Writes a stream into a temporary file and hashes it. The caller disposes the result; <see cref="Keep"/> stores it.
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
            file.Flush(flushToDisk: true);
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

    /// <summary>Stores a file under its hash.</summary>
    public void Keep(ReceivedFile file)
    {
        var path = PathOf(file.Hash);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file.Path, path, overwrite: true);
    }

    /// <summary>Opens a file, which the caller disposes; null if it is missing.</summary>
    public Stream? Open(string hash) => File.Exists(PathOf(hash)) ? File.OpenRead(PathOf(hash)) : null;

    /// <summary>Reads a file; null if it is missing.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancellationToken) =>
        File.Exists(PathOf(hash)) ? await File.ReadAllBytesAsync(PathOf(hash), cancellationToken) : null;

    /// <summary>Deletes a file; a missing one is no error.</summary>
    public void Delete(string hash)
    {
        if (File.Exists(PathOf(hash)))
            File.Delete(PathOf(hash));
    }

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash[2..]);
}
