using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DCTicket.Testing;

/// <summary>A person's gateway session, and what it has brought so far.</summary>
public sealed class PersonGateway : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _answers = new();
    private readonly TaskCompletionSource _ready = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    public string SessionId { get; private set; } = "";

    public ConcurrentDictionary<string, JsonObject> Channels { get; } = new();

    public ConcurrentDictionary<string, JsonObject> Messages { get; } = new();

    public ConcurrentQueue<string> Failures { get; } = new();

    /// <summary>Called with each channel that comes into sight, to load what was written there before.</summary>
    public required Action<PersonGateway, JsonObject> OnChannel { get; init; }

    public static async Task<PersonGateway> ConnectAsync(Uri sandbox, string token, Action<PersonGateway, JsonObject> onChannel)
    {
        var gateway = new PersonGateway { OnChannel = onChannel };
        await gateway._socket.ConnectAsync(new Uri($"ws://{sandbox.Authority}/gateway/?v=10&encoding=json"), CancellationToken.None);
        gateway._reading = gateway.ReadAsync(token);
        await gateway._ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return gateway;
    }

    /// <summary>Ends when something new has come.</summary>
    public Task NextChange() => Volatile.Read(ref _changed).Task;

    /// <summary>The outcome of the interaction with this nonce: a form, or nothing more than that it was answered.</summary>
    public Task<JsonObject> Answer(string nonce) =>
        _answers.GetOrAdd(nonce, _ => new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
    }

    private async Task ReadAsync(string token)
    {
        var buffer = new byte[64 * 1024];
        using var frame = new MemoryStream();
        while (_socket.State == WebSocketState.Open)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            frame.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            if (part.MessageType == WebSocketMessageType.Close)
                return;
            var payload = JsonNode.Parse(Encoding.UTF8.GetString(frame.GetBuffer(), 0, (int)frame.Length))!.AsObject();
            frame.SetLength(0);
            if ((int)payload["op"]! == 10)
                await SendAsync(
                    new JsonObject
                    {
                        ["op"] = 2,
                        ["d"] = new JsonObject
                        {
                            ["token"] = token,
                            ["properties"] = new JsonObject { ["os"] = "test" },
                        },
                    }
                );
            else if ((int)payload["op"]! == 0)
                Take((string)payload["t"]!, payload["d"]!.AsObject());
        }
    }

    private async Task SendAsync(JsonObject payload) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(payload.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);

    private void Take(string name, JsonObject data)
    {
        switch (name)
        {
            case "READY":
                SessionId = (string)data["session_id"]!;
                if (data["guilds"]!.AsArray().Count == 0)
                    _ready.TrySetResult();
                break;
            case "GUILD_CREATE":
                foreach (var channel in data["channels"]!.AsArray().OfType<JsonObject>())
                    Add(With(channel, "guild_id", (string)data["id"]!));
                _ready.TrySetResult();
                break;
            case "CHANNEL_CREATE" or "CHANNEL_UPDATE":
                Add(data);
                break;
            case "CHANNEL_DELETE":
                Channels.TryRemove((string)data["id"]!, out _);
                break;
            case "MESSAGE_CREATE" or "MESSAGE_UPDATE":
                Messages[(string)data["id"]!] = data;
                break;
            case "MESSAGE_DELETE":
                Messages.TryRemove((string)data["id"]!, out _);
                break;
            case "INTERACTION_SUCCESS" or "INTERACTION_MODAL_CREATE" or "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE":
                Settle(data, data);
                break;
            case "INTERACTION_FAILURE":
                Failures.Enqueue(data.ToJsonString());
                Settle(data, With(data, "failed", "true"));
                break;
        }

        Changed();
    }

    /// <summary>A message from before; what the gateway has brought meanwhile is newer.</summary>
    public void AddOld(JsonObject message)
    {
        Messages.TryAdd((string)message["id"]!, message);
        Changed();
    }

    private void Changed() =>
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private void Add(JsonObject channel)
    {
        var isNew = !Channels.ContainsKey((string)channel["id"]!);
        Channels[(string)channel["id"]!] = channel;
        if (isNew)
            OnChannel(this, channel);
    }

    private void Settle(JsonObject data, JsonObject result)
    {
        if ((string?)data["nonce"] is { } nonce)
            _answers
                .GetOrAdd(nonce, _ => new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously))
                .TrySetResult(result);
    }

    private static JsonObject With(JsonObject source, string key, string value)
    {
        source[key] = value;
        return source;
    }
}
