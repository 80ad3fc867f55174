namespace DCTicket.Discord.Native.Gateway;

/// <summary>The messages of a socket, unpacked where they are packed.</summary>
internal sealed class PayloadReader(IGatewaySocket socket) : IDisposable
{
    // A stream that has lost its place yields nothing but garbage; a frame or two can be garbage for another reason.
    private const int MaxGarbage = 3;

    private Inflater? _inflater;
    private int _garbage;
    private bool _begun;

    /// <summary>
    /// The next message; null when the socket is closed. Throws <see cref="InvalidDataException"/> when it cannot be unpacked.
    /// </summary>
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

    /// <summary>
    /// Notes whether a message was a frame. Throws <see cref="InvalidDataException"/> when what is unpacked is none any more; one in plain
    /// text is just passed over.
    /// </summary>
    public void ReportValidity(bool isFrame)
    {
        _garbage = isFrame ? 0 : _garbage + 1;
        if (_inflater is not null && _garbage >= MaxGarbage)
            throw new InvalidDataException("the compressed stream has lost its place");
    }

    public void Dispose() => _inflater?.Dispose();
}
