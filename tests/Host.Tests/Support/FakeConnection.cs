using System.Collections.Concurrent;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Host.Tests.Support;

/// <summary>A Discord that says yes to everything, unless the test has it say otherwise.</summary>
internal sealed class FakeConnection : IDiscordConnection
{
    private readonly ConcurrentQueue<DiscordRequest> _requests = new();

    public ConnectionState State => Status.State;

    public ConnectionStatus Status { get; set; } = new(ConnectionState.Ready, DateTimeOffset.UnixEpoch, null);

    /// <summary>What happens on a request; throws to refuse it.</summary>
    public Func<DiscordRequest, Task> OnRequest { get; set; } = _ => Task.CompletedTask;

    /// <summary>The JSON of an answer; null for 204.</summary>
    public Func<DiscordRequest, string?> Answer { get; set; } = _ => null;

    /// <summary>What the gateway answers when it is asked for members; null for no answer.</summary>
    public Func<IReadOnlyList<Snowflake>, IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembers { get; set; } = _ => null;

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<DiscordRequest> Sent => [.. _requests];

    /// <summary>The requests so far: the verb, the end of the path, and the body.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Select(Describe)];

    public async Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        await OnRequest(request);
        return Answer(request) is { } json
            ? new DiscordResponse(200, Encoding.UTF8.GetBytes(json))
            : new DiscordResponse(204, ReadOnlyMemory<byte>.Empty);
    }

    public Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult(0L);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembersAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> users,
        CancellationToken cancellationToken
    ) => Task.FromResult(FindMembers(users));

    public Task RunAsync(GatewayOptions options, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    public static string Describe(DiscordRequest request) =>
        $"{request.Method} {request.Path.Split('/')[^1]} {(request.Json is { } json ? Encoding.UTF8.GetString(json.Span) : "")}".TrimEnd();
}
