using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>
/// Requests members over the gateway and joins the chunks of each response. Source: Discord's documentation, "Gateway Events: Request
/// Guild Members".
/// </summary>
internal sealed class MemberRequests(TimeProvider time)
{
    public const string Event = "GUILD_MEMBERS_CHUNK";

    /// <summary>The maximum number of users per request.</summary>
    public const int MaxUsers = 100;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Request> _open = new();
    private volatile Func<ReadOnlyMemory<byte>, CancellationToken, Task<bool>>? _send;

    /// <summary>Sends requests over this connection from now on.</summary>
    public void Attach(Func<ReadOnlyMemory<byte>, CancellationToken, Task<bool>> send) => _send = send;

    /// <summary>The connection has ended; its open requests get no response.</summary>
    public void Detach()
    {
        _send = null;
        foreach (var request in _open.Values)
            request.Answer.TrySetResult(null);
    }

    /// <summary>
    /// Gets the JSON arrays of those users who are members; null if the gateway cannot be asked or does not respond in time.
    /// </summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> users,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(users.Count, MaxUsers);
        var (nonce, request) = (Guid.NewGuid().ToString("N"), new Request());
        _open[nonce] = request;
        try
        {
            if (_send is not { } send || !await send(GatewayPayload.RequestMembers(guild, users, nonce), cancellationToken))
                return null;
            return await request.Answer.Task.WaitAsync(MaxWait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _open.TryRemove(nonce, out _);
        }
    }

    /// <summary>Adds a chunk; an unexpected one is ignored.</summary>
    public void Take(ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        var chunk = json.RootElement;
        if (!chunk.TryGetProperty("nonce", out var nonce) || nonce.GetString() is not { } name || !_open.TryGetValue(name, out var request))
            return;
        request.Chunks.Add(Encoding.UTF8.GetBytes(chunk.GetProperty("members").GetRawText()));
        if (request.Chunks.Count >= chunk.GetProperty("chunk_count").GetInt32())
            request.Answer.TrySetResult(request.Chunks);
    }

    /// <summary>A request and its chunks. Only the receive loop adds chunks.</summary>
    private sealed class Request
    {
        public List<ReadOnlyMemory<byte>> Chunks { get; } = [];

        public TaskCompletionSource<IReadOnlyList<ReadOnlyMemory<byte>>?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
