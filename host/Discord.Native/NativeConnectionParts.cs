using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Rest;

namespace DCTicket.Discord.Native;

/// <summary>The moving parts of a <see cref="NativeConnection"/>; what is null is the default.</summary>
public sealed record NativeConnectionParts
{
    /// <summary>Sends HTTP requests: <see cref="SocketsHttpHandler"/> by default. The connection disposes it.</summary>
    public HttpMessageInvoker? Sender { get; init; }

    /// <summary>Opens the gateway's sockets: <see cref="ClientSocket"/> by default.</summary>
    public Func<IGatewaySocket>? OpenSocket { get; init; }

    /// <summary>How long the gateway waits: <see cref="JitteredDelays"/> by default.</summary>
    public IGatewayDelays? Delays { get; init; }

    /// <summary>Keeps what Discord refuses for longer than 15 minutes over restarts; nowhere by default.</summary>
    public IRefusalStore? Refusals { get; init; }

    /// <summary>Keeps Discord's rate limits: <see cref="RateLimiter"/> by default.</summary>
    public IRateLimiter? RateLimiter { get; init; }
}
