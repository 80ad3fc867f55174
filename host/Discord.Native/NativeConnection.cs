using System.Net;
using System.Net.Sockets;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Rest;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native;

/// <summary>A connection to Discord on .NET's HTTP client and WebSocket.</summary>
public sealed class NativeConnection : IDiscordConnection
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly HttpMessageInvoker _sender;
    private readonly RestClient _rest;
    private readonly Downloader _downloader;
    private readonly GatewayClient _gateway;
    private int _running;

    public NativeConnection(NativeConnectionOptions options, TimeProvider time, ILoggerFactory loggers, NativeConnectionParts? parts = null)
    {
        parts ??= new NativeConnectionParts();
        var restLogger = loggers.CreateLogger("DCTicket.Discord.Rest");
        var gatewayLogger = loggers.CreateLogger("DCTicket.Discord.Gateway");
        _sender = parts.Sender ?? new HttpMessageInvoker(MakeHandler());
        _rest = new RestClient(
            new RequestBuilder(options),
            _sender,
            parts.RateLimiter ?? new RateLimiter(time, restLogger, parts.Refusals),
            time,
            restLogger
        );
        _downloader = new Downloader(_sender, time);
        _gateway = new GatewayClient(
            new BotAddress(options.Token, options.RestUrl.Host),
            new GatewayDirectory(_rest.SendAsync, options.GatewayUrl, options.Compress, time, gatewayLogger),
            parts.OpenSocket ?? (static () => new ClientSocket()),
            new GatewayTools(time, parts.Delays ?? new JitteredDelays(), gatewayLogger)
        );
    }

    public ConnectionState State => Status.State;

    public ConnectionStatus Status => _gateway.Status;

    public Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken) =>
        _rest.SendAsync(request, cancellationToken);

    public Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken) =>
        _downloader.DownloadAsync(attachment, destination, maxBytes, cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembersAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> users,
        CancellationToken cancellationToken
    ) => _gateway.Members.FindAsync(guild, users, cancellationToken);

    public async Task RunAsync(GatewayOptions options, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            throw new InvalidOperationException("The connection is already running.");
        try
        {
            var refused = _rest.TokenRefused;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token, refused);
            await _gateway.RunAsync(options, stop.Token);
            if (refused.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                throw new DiscordConnectionException(CloseCodes.TokenRefused);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        _rest.Dispose();
        _sender.Dispose();
    }

    private static SocketsHttpHandler MakeHandler() =>
        new()
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = false,

            // Discord's API does not redirect; following a redirect could send the body elsewhere.
            AllowAutoRedirect = false,
            ConnectCallback = ConnectAsync,
        };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // Bytes count as sent once the system has taken them. A send buffer of megabytes would look like silence on a slow line.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendBufferSize = 256 * 1024 };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
