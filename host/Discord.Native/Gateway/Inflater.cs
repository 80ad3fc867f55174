using System.Buffers;
using System.IO.Compression;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>
/// Decompresses zlib-stream: one zlib context per connection, flushed after each message. Source: Discord's documentation, "Gateway:
/// Transport Compression".
/// </summary>
internal sealed class Inflater : IDisposable
{
    private const int LargestMessage = 16 * 1024 * 1024;
    private const int Chunk = 16 * 1024;
    private const uint Flushed = 0x0000FFFF;

    private readonly Feed _feed = new();
    private readonly ZLibStream _zlib;
    private ArrayBufferWriter<byte> _message = new(Chunk);
    private uint _tail = uint.MaxValue;
    private bool _whole = true;

    public Inflater() => _zlib = new ZLibStream(_feed, CompressionMode.Decompress);

    /// <summary>
    /// Gets a complete message, valid until the next call; null if it continues in the next part. Throws <see
    /// cref="InvalidDataException"/> if the stream is broken, or if a message exceeds Discord's maximum.
    /// </summary>
    public ReadOnlyMemory<byte>? Add(ReadOnlyMemory<byte> part)
    {
        if (_whole)
            Buffers.Reset(ref _message, Chunk);
        _feed.Data = part;
        while (Read(_message.GetSpan(Chunk)) is var count and > 0)
        {
            _message.Advance(count);
            if (_message.WrittenCount > LargestMessage)
                throw new InvalidDataException("a decompressed message is larger than 16 MiB");
        }

        if (!_feed.Data.IsEmpty)
            throw new InvalidDataException("the compressed stream has ended");
        foreach (var octet in part.Span[^Math.Min(part.Length, sizeof(uint))..])
            _tail = (_tail << 8) | octet;
        _whole = _tail == Flushed;
        if (!_whole)
            return null;
        return _message.WrittenMemory;
    }

    public void Dispose() => _zlib.Dispose();

    private int Read(Span<byte> buffer)
    {
        try
        {
            return _zlib.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException("the compressed stream is broken", e);
        }
    }

    /// <summary>The received bytes, as a stream that may continue later.</summary>
    private sealed class Feed : Stream
    {
        public ReadOnlyMemory<byte> Data { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Data.Length);
            Data.Span[..count].CopyTo(buffer);
            Data = Data[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
