using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>Passes everything on, and writes down what was asked of Discord.</summary>
internal sealed class RecordingConnection(IDiscordConnection inner) : IDiscordConnection
{
    public ConcurrentQueue<DiscordRequest> Requests { get; } = new();

    public ConnectionState State => inner.State;

    public ConnectionStatus Status => inner.Status;

    /// <summary>Puts one between a bot and its connection.</summary>
    public static void Insert(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IDiscordConnection));
        services.AddSingleton<IDiscordConnection>(provider => new RecordingConnection(
            (IDiscordConnection)real.ImplementationFactory!(provider)
        ));
    }

    public Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return inner.SendAsync(request, cancellationToken);
    }

    public Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken) =>
        inner.DownloadAsync(attachment, destination, maxBytes, cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembersAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> users,
        CancellationToken cancellationToken
    ) => inner.FindMembersAsync(guild, users, cancellationToken);

    public Task RunAsync(GatewayOptions options, CancellationToken cancellationToken) => inner.RunAsync(options, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
