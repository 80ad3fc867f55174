namespace DCTicket.Discord.Connection;

/// <summary>Where the gateway stands.</summary>
/// <param name="State">The state now.</param>
/// <param name="Since">
/// When <see cref="ConnectionState.Ready"/> began, or when it ended: attempts to connect again do not move it. Before the first
/// <see cref="ConnectionState.Ready"/>, when the connection was made.
/// </param>
/// <param name="Reason">
/// Why the last attempt or the last session ended, for people; null while ready and before the first failure.
/// </param>
public sealed record ConnectionStatus(ConnectionState State, DateTimeOffset Since, string? Reason);
