namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>A downloaded temporary file; disposing deletes it unless it was stored.</summary>
/// <param name="path">The path.</param>
/// <param name="hash">The hash.</param>
/// <param name="size">The size in bytes.</param>
/// <param name="start">The first bytes, at most <see cref="MaxStart"/>.</param>
internal sealed class ReceivedFile(string path, string hash, long size, byte[] start) : IDisposable
{
    public const int MaxStart = 16;

    public string Path => path;

    public string Hash => hash;

    public long Size => size;

    public ReadOnlySpan<byte> Start => start;

    public void Dispose() => File.Delete(path);
}
