namespace DCTicket.Discord.Connection;

/// <summary>Where the gateway stands.</summary>
public enum ConnectionState
{
    /// <summary>Not connected.</summary>
    Disconnected,

    /// <summary>Connecting, identifying or resuming.</summary>
    Connecting,

    /// <summary>READY or RESUMED has come.</summary>
    Ready,
}
