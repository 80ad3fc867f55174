using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace DCTicket.Sandbox.Gateway;

/// <summary>A socket with a reader, and a writer with a queue, so that a slow client blocks nobody.</summary>
internal sealed class Connection(WebSocket socket, Packing packing, Pulse pulse, TimeProvider time)
{
    private const int MaxPayload = 4096;
    private const int MaxSends = 120;
    private readonly Channel<(byte[]? Payload, int Close, string? Why)> _outgoing = System.Threading.Channels.Channel.CreateUnbounded<(
        byte[]?,
        int,
        string?
    )>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Pace _received = new(MaxSends, TimeSpan.FromSeconds(60));

    public Session? Session { get; set; }

    public Pulse Pulse => pulse;

    /// <summary>The number of presence updates.</summary>
    public Pace Presences { get; } = new(5, TimeSpan.FromSeconds(20));

    /// <summary>Whether the send limit applies.</summary>
    public bool Limited { get; init; }

    /// <summary>Whether the client closed for good, which ends its session; a reply to our close does not count.</summary>
    public bool SaidGoodbye =>
        !Closing && socket.CloseStatus is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable;

    /// <summary>Whether the client was told to leave; later payloads are ignored.</summary>
    public bool Closing { get; private set; }

    public void Send(byte[] payload) => _outgoing.Writer.TryWrite((payload, 0, null));

    public void Send(int op, JsonNode? data) =>
        Send(
            Json.Bytes(
                new JsonObject
                {
                    ["t"] = null,
                    ["s"] = null,
                    ["op"] = op,
                    ["d"] = data,
                }
            )
        );

    /// <summary>Whether large payloads are compressed individually; not needed for a compressed stream.</summary>
    public void Compress(bool large)
    {
        if (packing is PlainPacking plain)
            plain.CompressesLarge = large;
    }

    /// <summary>Closes after queued payloads were sent.</summary>
    public void Close(int code, string? why = null)
    {
        if (Closing)
            return;
        Closing = true;
        _outgoing.Writer.TryWrite((null, code, why));
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Disconnects without a close frame after queued payloads; as on a broken line, the last ones may be lost.</summary>
    public void Cut() => Close(0);

    public void Abort()
    {
        _outgoing.Writer.TryComplete();
        socket.Abort();
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (payload, close, why) in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                if (payload is not null)
                    await socket.SendAsync(packing.Pack(payload), packing.Type(payload), true, cancellationToken);
                else if (close == 0)
                    socket.Abort();
                else
                    await socket.CloseOutputAsync((WebSocketCloseStatus)close, why, cancellationToken);
            }
        }
        catch (Exception e)
            when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            socket.Abort();
        }
    }

    /// <summary>The next payload; null if the socket is closed.</summary>
    public async Task<JsonObject?> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxPayload + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (result.MessageType == WebSocketMessageType.Close)
                    return null;
                length = Closing ? 0 : length + result.Count;
                if (length > MaxPayload)
                    Close(4002);
                else if (result.EndOfMessage && !_received.Take(time.GetUtcNow()) && Limited)
                    Close(4008);
                else if (result.EndOfMessage && Parse(buffer.AsSpan(0, length)) is { } payload)
                    return payload;
                else if (result.EndOfMessage)
                    Close(4002);
                if (Closing)
                    length = 0;
            }
        }
        catch (Exception e)
            when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task FinishAsync(Task writer)
    {
        _outgoing.Writer.TryComplete();
        if (socket.State == WebSocketState.CloseReceived)
        {
            try
            {
                await writer;
                await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
            catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
            {
                socket.Abort();
            }
        }

        await writer;
    }
}
