using System.Buffers;
using System.Net.WebSockets;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>A gateway socket on the framework's <see cref="ClientWebSocket"/>.</summary>
public sealed class ClientSocket : IGatewaySocket
{
    private const int LargestMessage = 16 * 1024 * 1024;
    private const int Chunk = 16 * 1024;

    private readonly ClientWebSocket _socket = new();
    private ArrayBufferWriter<byte> _message = new(Chunk);

    public ClientSocket()
    {
        // The gateway has its own heartbeat.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.Options.Proxy = null;
    }

    public int? CloseCode { get; private set; }

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => _socket.ConnectAsync(url, cancellationToken);

    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        Buffers.Reset(ref _message, Chunk);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_message.GetMemory(Chunk), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await AnswerCloseAsync(cancellationToken);
                    return null;
                }

                _message.Advance(part.Count);
                if (_message.WrittenCount > LargestMessage)
                    return null;
                if (part.EndOfMessage)
                    return _message.WrittenMemory;
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask();

    public async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
    }

    public void Dispose() => _socket.Dispose();

    private async Task AnswerCloseAsync(CancellationToken cancellationToken)
    {
        // 1005 stands for "no code was sent" and may not be sent itself.
        CloseCode = _socket.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? (int)status : null;
        if (_socket.State == WebSocketState.CloseReceived && CloseCode is { } code)
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
    }
}
