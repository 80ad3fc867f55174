namespace DCTicket.Discord.Native.Gateway;

/// <summary>One WebSocket from its opening to its end. One receives at a time, and one sends.</summary>
public interface IGatewaySocket : IDisposable
{
    /// <summary>The code the other side closed with; null while open, or when the line broke without one.</summary>
    int? CloseCode { get; }

    /// <summary>Opens the socket.</summary>
    Task ConnectAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>The next whole message, valid until the next call; null when the socket is closed or broken.</summary>
    Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Sends a text message.</summary>
    Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Says goodbye with a code, and does not wait for an answer.</summary>
    Task CloseAsync(int code, CancellationToken cancellationToken);
}
