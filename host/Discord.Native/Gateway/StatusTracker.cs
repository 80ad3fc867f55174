using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Tracks the state of the gateway connection.</summary>
internal sealed class StatusTracker(TimeProvider time)
{
    private volatile ConnectionStatus _current = new(ConnectionState.Disconnected, time.GetUtcNow(), null);

    public ConnectionStatus Current => _current;

    public void SetConnecting() => _current = _current with { State = ConnectionState.Connecting };

    public void SetReady() => _current = new ConnectionStatus(ConnectionState.Ready, time.GetUtcNow(), null);

    /// <summary>The latest failure gives the reason; the time is that of the last session's end.</summary>
    public void SetDisconnected(string reason)
    {
        var before = _current;
        _current = new ConnectionStatus(
            ConnectionState.Disconnected,
            before.State == ConnectionState.Ready ? time.GetUtcNow() : before.Since,
            reason
        );
    }
}
