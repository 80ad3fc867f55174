using System.IO.Compression;
using System.Net.WebSockets;

namespace DCTicket.Sandbox.Gateway;

/// <summary>The encoding of payloads.</summary>
internal abstract class Packing : IDisposable
{
    public abstract WebSocketMessageType Type(byte[] json);

    public abstract ReadOnlyMemory<byte> Pack(byte[] json);

    public virtual void Dispose() { }

    /// <summary>The requested encoding; null if it is not supported.</summary>
    public static Packing? For(string? compress) =>
        compress switch
        {
            null or "" => new PlainPacking(),
            "zlib-stream" => new StreamPacking(),
            _ => null,
        };
}

/// <summary>Text, or with “compress” in identify a zlib blob for large payloads.</summary>
internal sealed class PlainPacking : Packing
{
    private const int WorthIt = 1024;
    private volatile bool _compress;

    public bool CompressesLarge
    {
        set => _compress = value;
    }

    public override WebSocketMessageType Type(byte[] json) => IsLarge(json) ? WebSocketMessageType.Binary : WebSocketMessageType.Text;

    public override ReadOnlyMemory<byte> Pack(byte[] json)
    {
        if (!IsLarge(json))
            return json;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(json);
        return packed.ToArray();
    }

    private bool IsLarge(byte[] json) => _compress && json.Length >= WorthIt;
}

/// <summary>zlib-stream: one zlib context per connection; each payload ends with 00 00 FF FF.</summary>
internal sealed class StreamPacking : Packing
{
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _zlib;

    public StreamPacking() => _zlib = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true);

    public override WebSocketMessageType Type(byte[] json) => WebSocketMessageType.Binary;

    public override ReadOnlyMemory<byte> Pack(byte[] json)
    {
        _packed.SetLength(0);
        _zlib.Write(json);
        _zlib.Flush();
        return _packed.GetBuffer().AsMemory(0, (int)_packed.Length);
    }

    public override void Dispose()
    {
        _zlib.Dispose();
        _packed.Dispose();
        base.Dispose();
    }
}
