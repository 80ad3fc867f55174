namespace DCTicket.Discord.Native.Gateway;

/// <summary>Reads messages from a socket, decompressed if needed.</summary>
internal sealed class PayloadReader(IGatewaySocket socket) : IDisposable
{
    // A broken stream yields only garbage; a few malformed frames may have another reason.
    private const int MaxGarbage = 3;

    private Inflater? _inflater;
    private int _garbage;
    private bool _begun;

    /// <summary>
    /// Gets the next message; null if the socket is closed. Throws <see cref="InvalidDataException"/> if it cannot be decompressed.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } part)
        {
            // A gateway may ignore that we accept compression. No zlib stream begins like a JSON object.
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
    /// Reports whether a message was a valid frame. Throws <see cref="InvalidDataException"/> after repeated malformed frames of a
    /// compressed stream; malformed plain text is ignored.
    /// </summary>
    public void ReportValidity(bool isFrame)
    {
        _garbage = isFrame ? 0 : _garbage + 1;
        if (_inflater is not null && _garbage >= MaxGarbage)
            throw new InvalidDataException("the compressed stream is corrupt");
    }

    public void Dispose() => _inflater?.Dispose();
}
