namespace DCTicket.Discord.Connection;

/// <summary>The state of the gateway connection.</summary>
public enum ConnectionState
{
    /// <summary>Not connected.</summary>
    Disconnected,

    /// <summary>Connecting, identifying or resuming.</summary>
    Connecting,

    /// <summary>READY or RESUMED was received.</summary>
    Ready,
}
