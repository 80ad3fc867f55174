using System.Net.WebSockets;
using System.Text.Json;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>The shared parts of a connection.</summary>
internal sealed record GatewayTools(TimeProvider Time, IGatewayDelays Delays, Microsoft.Extensions.Logging.ILogger Logger)
{
    public IdentifyPace Pace { get; } = new(Time);
}

/// <summary>The identity, and the close code at the end of the run.</summary>
internal sealed record GatewayIdentity(string Token, int Intents, int Farewell);

/// <summary>One gateway connection, from HELLO to its end.</summary>
internal sealed class GatewayConnection(
    IGatewaySocket socket,
    GatewayIdentity identity,
    GatewaySession session,
    GatewayEvents events,
    GatewayTools tools
) : IDisposable
{
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Greeting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<DisconnectInfo> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly SendLimit _limit = new(tools.Time);
    private readonly PayloadReader _inbox = new(socket);
    private HeartbeatLoop? _heart;
    private Task _beating = Task.CompletedTask;
    private volatile bool _handling;
    private bool _ready;

    /// <summary>Runs until the socket ends or <paramref name="stop"/> is cancelled. Throws if the socket cannot be opened.</summary>
    public async Task<DisconnectInfo> RunAsync(Uri url, Action onReady, CancellationToken stop)
    {
        using (var deadline = new CancellationTokenSource(Opening, tools.Time))
        using (var opening = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token))
            await socket.ConnectAsync(url, opening.Token);

        using var life = new CancellationTokenSource();
        await using var helloWatch = tools.Time.CreateTimer(_ => GiveUpWithoutHello(), null, Greeting, Timeout.InfiniteTimeSpan);
        await using var stopWatch = stop.Register(() => End(ReconnectAction.Stop, "asked to stop"));
        var receiving = ReceiveAsync(onReady, life.Token);
        var end = await _ended.Task;
        await CloseAsync(end, receiving);
        await life.CancelAsync();
        await Task.WhenAll(receiving, _beating);
        return end with { WasReady = _ready, WasGreeted = _heart is not null };
    }

    /// <summary>Sends a request; false if the connection is not ready, or has reached its send limit.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!_ready || _ended.Task.IsCompleted || !GatewayPayload.MaySend(payload) || !_limit.TryTake(asked: true))
            return false;
        try
        {
            await SendAsync(payload, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _sending.Dispose();
        _inbox.Dispose();
    }

    private void End(ReconnectAction verdict, string why) => _ended.TrySetResult(new DisconnectInfo(verdict, why));

    private void GiveUpWithoutHello()
    {
        if (_heart is null)
            End(ReconnectAction.Resume, "Discord did not say HELLO");
    }

    private async Task ReceiveAsync(Action onReady, CancellationToken life)
    {
        try
        {
            // Later payloads are dropped: Discord sends them again, or they are no longer needed.
            while (await _inbox.ReceiveAsync(life) is { } message)
            {
                if (_ended.Task.IsCompleted)
                    continue;
                var frame = events.Read(message);
                _inbox.ReportValidity(frame is not null);
                if (frame is { } known)
                    await HandleAsync(known, onReady, life);
            }

            EndByCode(socket.CloseCode);
        }
        catch (InvalidDataException e)
        {
            End(ReconnectAction.Resume, $"what Discord sent cannot be unpacked: {e.Message}");
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // Reported below.
        }
        finally
        {
            End(ReconnectAction.Resume, "the line broke");
        }
    }

    private void EndByCode(int? code)
    {
        if (CloseCodes.Fatal(code) is { } sentence)
            End(ReconnectAction.Fatal, sentence);
        else if (code == CloseCodes.DisallowedIntents)
            End(ReconnectAction.IntentsRefused, "Discord refused a privileged intent (4014)");
        else if (code == CloseCodes.AuthenticationFailed)
            End(ReconnectAction.TokenRefused, "the gateway refused the bot's token (4004)");
        else
            End(
                CloseCodes.EndsSession(code) ? ReconnectAction.NewSession : ReconnectAction.Resume,
                code is null ? "the line broke" : $"closed with {code}"
            );
    }

    private async Task HandleAsync(GatewayFrame frame, Action onReady, CancellationToken life)
    {
        switch (frame.Op)
        {
            case GatewayOp.Dispatch:
                Dispatch(frame, onReady);
                break;
            case GatewayOp.Heartbeat when _limit.TryTake(asked: true):
                await SendAsync(GatewayPayload.Heartbeat(session.Handled), life);
                break;
            case GatewayOp.Reconnect:
                End(ReconnectAction.Resume, "Discord asked to reconnect");
                break;
            case GatewayOp.InvalidSession when frame.Data.Span.SequenceEqual("true"u8):
                End(ReconnectAction.Resume, "Discord does not take the session just now");
                break;
            case GatewayOp.InvalidSession:
                End(ReconnectAction.NewSession, "Discord dropped the session");
                break;
            case GatewayOp.Hello when _heart is null:
                await GreetAsync(frame, life);
                break;
            case GatewayOp.HeartbeatAck:
                _heart?.Acknowledge();
                break;
        }
    }

    private void Dispatch(GatewayFrame frame, Action onReady)
    {
        _handling = true;
        if (events.Take(frame))
        {
            _ready = true;
            onReady();
        }

        _handling = false;
    }

    private async Task GreetAsync(GatewayFrame hello, CancellationToken life)
    {
        var interval = ReadInterval(hello.Data);
        _heart = new HeartbeatLoop(BeatAsync, () => _handling, tools.Time);
        _beating = HeartbeatLoopAsync(_heart, interval, life);
        _limit.TryTake();
        if (session.Current is { Id: { } id, Sequence: { } sequence })
            await ResumeAsync(GatewayPayload.Resume(identity.Token, id, sequence), life);
        else
            await IdentifyAsync(GatewayPayload.Identify(identity.Token, identity.Intents), life);
    }

    private async Task ResumeAsync(ReadOnlyMemory<byte> payload, CancellationToken life)
    {
        events.BeginReplay();
        if (GatewayPayload.MaySend(payload))
            await SendAsync(payload, life);
        else
            End(ReconnectAction.NewSession, "the session's name is too long to be told to Discord");
    }

    private async Task IdentifyAsync(ReadOnlyMemory<byte> payload, CancellationToken life)
    {
        events.EndReplay();
        tools.Pace.Note();
        if (GatewayPayload.MaySend(payload))
            await SendAsync(payload, life);
        else
            End(ReconnectAction.Fatal, CloseCodes.TokenTooLong);
    }

    private static TimeSpan ReadInterval(ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data.IsEmpty ? "{}"u8.ToArray() : data);
        return HeartbeatLoop.Interval(
            json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("heartbeat_interval", out var value)
            && value.ValueKind == JsonValueKind.Number
                ? value.GetDouble()
                : 0
        );
    }

    private async Task HeartbeatLoopAsync(HeartbeatLoop heart, TimeSpan interval, CancellationToken life)
    {
        try
        {
            await heart.RunAsync(tools.Delays.BeforeFirstHeartbeat(interval), interval, life);
            End(ReconnectAction.Resume, "a heartbeat was not answered");
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            End(ReconnectAction.Resume, "the line broke");
        }
    }

    private async Task<bool> BeatAsync(CancellationToken life)
    {
        if (!_limit.TryTake())
            return false;
        await SendAsync(GatewayPayload.Heartbeat(session.Handled), life);
        return true;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(payload, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(DisconnectInfo end, Task receiving)
    {
        using var deadline = new CancellationTokenSource(CloseTimeout, tools.Time);
        try
        {
            await _sending.WaitAsync(deadline.Token);
            await socket.CloseAsync(end.Action == ReconnectAction.Stop ? identity.Farewell : CloseCodes.WillResume, deadline.Token);

            // Wait for the close handshake; otherwise the connection may break before Discord has read our code.
            if (end.Action == ReconnectAction.Stop)
                await receiving.WaitAsync(deadline.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The connection is dead; no close handshake is possible.
        }
    }
}
