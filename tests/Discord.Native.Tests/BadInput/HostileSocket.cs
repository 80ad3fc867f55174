using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.BadInput;

/// <summary>A gateway without a wire: it greets and answers as Discord does, and in between hands on whatever the test gives it.</summary>
internal sealed class HostileSocket(ChannelReader<HostileFrame> frames) : IGatewaySocket
{
    private static readonly Uri Server = new("ws://127.0.0.1:1");

    private readonly Channel<byte[]> _own = Channel.CreateUnbounded<byte[]>();
    private readonly Packer _packer = new();
    private bool _packed;
    private volatile bool _ready;

    public int? CloseCode { get; private set; }

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        _packed = url.Query.Contains("zlib-stream", StringComparison.Ordinal);
        _own.Writer.TryWrite(Encoding.UTF8.GetBytes(Frames.Hello));
        return Task.CompletedTask;
    }

    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_own.Reader.TryRead(out var own))
                return Pack(own);
            if (!_ready)
            {
                await _own.Reader.WaitToReadAsync(cancellationToken);
                continue;
            }

            if (frames.TryRead(out var frame))
            {
                if (frame.CloseCode is { } code)
                    return Close(code);
                return frame.OnTheWire ? frame.Spoilt(Pack(frame.Bytes)) : Pack(frame.Bytes);
            }

            await Task.WhenAny(frames.WaitToReadAsync(cancellationToken).AsTask(), _own.Reader.WaitToReadAsync(cancellationToken).AsTask())
                .Unwrap();
        }
    }

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(message);
        _own.Writer.TryWrite(
            Encoding.UTF8.GetBytes(
                json.RootElement.GetProperty("op").GetInt32() switch
                {
                    GatewayOp.Identify => Frames.Ready(Server),
                    GatewayOp.Resume => """{"op":0,"t":"RESUMED","d":{}}""",
                    _ => Frames.HeartbeatAck,
                }
            )
        );
        _ready = true;
        return Task.CompletedTask;
    }

    public Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        _own.Writer.TryComplete();
        return Task.CompletedTask;
    }

    public void Dispose() => _packer.Dispose();

    private ReadOnlyMemory<byte>? Close(int? code)
    {
        CloseCode = code;
        return null;
    }

    private byte[] Pack(byte[] bytes) => _packed ? _packer.Pack(bytes) : bytes;
}

/// <summary>What the gateway does next.</summary>
/// <param name="Bytes">The JSON, or what was made of it.</param>
internal sealed record HostileFrame(byte[] Bytes)
{
    /// <summary>Closes with this code instead.</summary>
    public int? CloseCode { get; init; }

    /// <summary>Whether it is spoilt as it goes over the wire, packed.</summary>
    public bool OnTheWire { get; init; }

    public Func<byte[], byte[]> Spoilt { get; init; } = bytes => bytes;
}
