using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Rest;

namespace DCTicket.Discord.Native;

/// <summary>The replaceable parts of a <see cref="NativeConnection"/>; null for the default.</summary>
public sealed record NativeConnectionParts
{
    /// <summary>Sends HTTP requests: <see cref="SocketsHttpHandler"/> by default. The connection disposes it.</summary>
    public HttpMessageInvoker? Sender { get; init; }

    /// <summary>Opens sockets: <see cref="ClientSocket"/> by default.</summary>
    public Func<IGatewaySocket>? OpenSocket { get; init; }

    /// <summary>The delays of the gateway: <see cref="JitteredDelays"/> by default.</summary>
    public IGatewayDelays? Delays { get; init; }

    /// <summary>Stores rate limits of more than 15 minutes across restarts; none by default.</summary>
    public IRefusalStore? Refusals { get; init; }

    /// <summary>The rate limiter: <see cref="RateLimiter"/> by default.</summary>
    public IRateLimiter? RateLimiter { get; init; }
}
