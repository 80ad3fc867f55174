namespace DCTicket.Toolkit.Storage;

/// <summary>
/// Replaces a file atomically: readers see the old content or the new content, also after a crash or a power failure. Only one writer per
/// path.
/// </summary>
public static class AtomicFile
{
    /// <summary>The extension of the temporary file. One that a crash left is overwritten.</summary>
    public const string Extension = ".tmp";

    /// <summary>Writes a temporary file, flushes it to disk, and moves it to the path. The folder must exist.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes the content; if it throws, the file stays as it was.</param>
    /// <param name="cancellationToken">Cancels; the file stays as it was.</param>
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
