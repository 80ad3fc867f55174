namespace DCTicket.Discord.Connection;

/// <summary>The state of the gateway connection, with time and reason.</summary>
/// <param name="State">The state now.</param>
/// <param name="Since">
/// When <see cref="ConnectionState.Ready"/> began or ended; reconnect attempts do not change it. Before the first <see
/// cref="ConnectionState.Ready"/>, when the connection was created.
/// </param>
/// <param name="Reason">Why the last attempt or session ended; null while ready and before the first failure.</param>
public sealed record ConnectionStatus(ConnectionState State, DateTimeOffset Since, string? Reason);
