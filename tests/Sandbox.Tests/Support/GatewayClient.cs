using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace DCTicket.Sandbox.Tests.Support;

/// <summary>A raw gateway client: what arrives is kept until somebody waits for it.</summary>
public sealed class GatewayClient : IAsyncDisposable
{
    public const int AllIntents = 1 | 2 | 4 | (1 << 5) | (1 << 9) | (1 << 10) | (1 << 11) | (1 << 12) | (1 << 15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<JsonNode> _arrived = System.Threading.Channels.Channel.CreateUnbounded<JsonNode>();
    private readonly List<JsonNode> _skipped = [];
    private readonly MemoryStream _stream = new();
    private ZLibStream? _inflate;
    private Task _reader = Task.CompletedTask;

    public string SessionId { get; private set; } = "";
    public int Sequence { get; private set; }
    public string? CloseReason => _socket.CloseStatusDescription;
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>How many messages came in binary.</summary>
    public int Binary { get; private set; }

    public static async Task<GatewayClient> ConnectAsync(Uri server, string query = "?v=10&encoding=json")
    {
        var gateway = new GatewayClient();
        if (query.Contains("zlib-stream", StringComparison.Ordinal))
            gateway._inflate = new ZLibStream(gateway._stream, CompressionMode.Decompress);
        await gateway._socket.ConnectAsync(new Uri($"ws://{server.Authority}/gateway{query}"), CancellationToken.None);
        gateway._reader = gateway.ReadAsync();
        return gateway;
    }

    public static async Task<GatewayClient> IdentifyAsync(
        Uri server,
        string token,
        int? intents = null,
        string query = "?v=10&encoding=json",
        JsonObject? more = null
    )
    {
        var gateway = await ConnectAsync(server, query);
        await gateway.SendIdentifyAsync(token, intents, more);
        gateway.SessionId = (string)(await gateway.WaitAsync("READY"))["d"]!["session_id"]!;
        return gateway;
    }

    public Task SendIdentifyAsync(string token, int? intents, JsonObject? more = null)
    {
        var data = more?.DeepClone().AsObject() ?? [];
        data["token"] = token;
        data["properties"] = new JsonObject { ["os"] = "test" };
        if (intents is not null)
            data["intents"] = intents;
        return SendAsync(2, data);
    }

    public Task SendAsync(int op, JsonNode? data) => SendTextAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Waits for a dispatch by name, or for an op when the name is "op N".</summary>
    public async Task<JsonNode> WaitAsync(string name, Func<JsonNode, bool>? where = null)
    {
        foreach (var early in _skipped.Where(Fits).Take(1).ToList())
        {
            _skipped.Remove(early);
            return early;
        }

        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var payload = await _arrived.Reader.ReadAsync(timeout.Token);
                if (Fits(payload))
                    return payload;
                _skipped.Add(payload);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{name} did not come; what came: {string.Join(", ", _skipped.Select(s => s["t"] ?? s["op"]))}");
        }

        bool Fits(JsonNode payload) => ((string?)payload["t"] ?? $"op {payload["op"]}") == name && (where is null || where(payload["d"]!));
    }

    /// <summary>Whether anything of this name came, up to now; a heartbeat's answer marks the now.</summary>
    public async Task<bool> GotAsync(string name, Func<JsonNode, bool>? where = null)
    {
        await SendAsync(1, Sequence);
        await WaitAsync("op 11");
        return _skipped.Exists(p => (string?)p["t"] == name && (where is null || where(p["d"]!)));
    }

    /// <summary>Whether one of this name has come.</summary>
    public bool Has(string name)
    {
        while (_arrived.Reader.TryRead(out var payload))
            _skipped.Add(payload);
        return _skipped.Exists(p => (string?)p["t"] == name);
    }

    public async Task<int> WaitForCloseAsync()
    {
        await _reader.WaitAsync(Patience);
        return CloseCode ?? 0;
    }

    public async Task CloseAsync(int code)
    {
        await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None);
        await _reader.WaitAsync(Patience);
    }

    public async Task AbortAsync()
    {
        _socket.Abort();
        await _reader.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reader.WaitAsync(Patience);
        _socket.Dispose();
        if (_inflate is not null)
            await _inflate.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var result = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                    break;
                message.Write(buffer, 0, result.Count);
                if (!result.EndOfMessage)
                    continue;
                var payload = JsonNode.Parse(Unpack(result.MessageType, message.ToArray()))!;
                message.SetLength(0);
                Sequence = (int?)payload["s"] ?? Sequence;
                _arrived.Writer.TryWrite(payload);
            }

            if (_socket.State == WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(_socket.CloseStatus!.Value, null, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone without a word.
        }
    }

    private byte[] Unpack(WebSocketMessageType type, byte[] message)
    {
        if (type == WebSocketMessageType.Text)
            return message;
        Binary++;
        using var unpacked = new MemoryStream();
        if (_inflate is null)
        {
            using var blob = new ZLibStream(new MemoryStream(message), CompressionMode.Decompress);
            blob.CopyTo(unpacked);
            return unpacked.ToArray();
        }

        Assert.Equal([0, 0, 0xFF, 0xFF], message[^4..]);
        _stream.SetLength(0);
        _stream.Write(message);
        _stream.Position = 0;
        _inflate.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
