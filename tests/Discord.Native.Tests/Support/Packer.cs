using System.IO.Compression;
using System.Text;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>Packs as Discord's gateway does: one zlib context for a connection, flushed after each message.</summary>
internal sealed class Packer : IDisposable
{
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _zlib;

    public Packer() => _zlib = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true);

    public byte[] Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public byte[] Pack(byte[] bytes)
    {
        _packed.SetLength(0);
        _zlib.Write(bytes);
        _zlib.Flush();
        return _packed.ToArray();
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _packed.Dispose();
    }
}
