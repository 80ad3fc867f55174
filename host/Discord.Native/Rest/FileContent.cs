using System.Net;
using Microsoft.Win32.SafeHandles;

namespace DCTicket.Discord.Native.Rest;

/// <summary>The content of an open file, with its length at that time.</summary>
internal sealed class FileContent(SafeFileHandle handle, long length, string path, OpenedFiles files) : HttpContent
{
    private const int BufferSize = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        for (long sent = 0; sent < length; )
        {
            var part = await ReadAsync(buffer.AsMemory(0, (int)Math.Min(BufferSize, length - sent)), sent, cancellationToken);
            await stream.WriteAsync(part, cancellationToken);
            sent += part.Length;
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        try
        {
            var count = await RandomAccess.ReadAsync(handle, buffer, offset, cancellationToken);
            return count > 0 ? buffer[..count] : throw new EndOfStreamException($"The file “{path}” shrank while it was sent.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            files.Fail(e);
            throw;
        }
    }
}
