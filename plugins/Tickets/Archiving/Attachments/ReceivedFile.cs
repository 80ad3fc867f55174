namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Bytes that have come and are not kept yet; disposing it lets go of those that never are.</summary>
/// <param name="path">Where they lie.</param>
/// <param name="hash">Their hash.</param>
/// <param name="size">How many there are.</param>
/// <param name="start">The first ones, at most <see cref="MaxStart"/>.</param>
internal sealed class ReceivedFile(string path, string hash, long size, byte[] start) : IDisposable
{
    public const int MaxStart = 16;

    public string Path => path;

    public string Hash => hash;

    public long Size => size;

    public ReadOnlySpan<byte> Start => start;

    public void Dispose() => File.Delete(path);
}
