using DCTicket.Discord.Connection;

namespace DCTicket.Host.Health;

/// <summary>The state of a running bot, as stored for the health check.</summary>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="State">The state of the gateway connection.</param>
/// <param name="Since">When the connection began, or when it ended.</param>
/// <param name="Reason">Why there is no connection; null if it is unknown, or if there is one.</param>
internal sealed record HealthReport(DateTimeOffset WrittenAt, ConnectionState State, DateTimeOffset Since, string? Reason);
