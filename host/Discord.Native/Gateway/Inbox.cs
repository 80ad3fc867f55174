namespace DCTicket.Discord.Native.Gateway;

/// <summary>The messages of a socket, unpacked where they are packed.</summary>
internal sealed class Inbox(IGatewaySocket socket) : IDisposable
{
    private Inflater? _inflater;
    private bool _begun;

    /// <summary>The next message; null when the socket is closed. Throws <see cref="InvalidDataException"/> when it cannot be unpacked.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } part)
        {
            // A gateway need not pack though we said that it may. No zlib stream begins as an object of JSON does.
            if (!_begun && !part.Span.StartsWith("{"u8))
                _inflater = new Inflater();
            _begun = true;
            if (_inflater is null)
                return part;
            if (_inflater.Add(part) is { } message)
                return message;
        }

        return null;
    }

    public void Dispose() => _inflater?.Dispose();
}
