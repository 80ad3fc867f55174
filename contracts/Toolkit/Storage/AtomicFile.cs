namespace DCTicket.Toolkit.Storage;

/// <summary>
/// Replaces a file as a whole: whoever reads it, and whoever starts after a crash or a power cut, finds the old one or the new one. One
/// writer at a time for each path.
/// </summary>
public static class AtomicFile
{
    /// <summary>What a file is called while it is written, behind its own name. What a crash leaves of it is written over.</summary>
    public const string Extension = ".tmp";

    /// <summary>Writes a file beside the path, has the disk keep it, and moves it to its place. The folder has to exist.</summary>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="write">Writes it; when this throws, nothing changes.</param>
    /// <param name="cancellationToken">Gives up; nothing changes then.</param>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var half = path + Extension;
        try
        {
            await using (var stream = new FileStream(half, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                await write(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(half, path, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }
}
