namespace DCTicket.Discord.Native.Gateway;

/// <summary>A WebSocket. One concurrent receive and one concurrent send.</summary>
public interface IGatewaySocket : IDisposable
{
    /// <summary>The close code of the other side; null while open, or without one.</summary>
    int? CloseCode { get; }

    /// <summary>Opens the socket.</summary>
    Task ConnectAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>Receives a complete message, valid until the next call; null if the socket is closed or broken.</summary>
    Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Sends a text message.</summary>
    Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Sends a close frame without waiting for the response.</summary>
    Task CloseAsync(int code, CancellationToken cancellationToken);
}
