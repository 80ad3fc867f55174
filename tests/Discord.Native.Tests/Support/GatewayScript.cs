using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>What a scripted gateway sends and expects, step by step.</summary>
internal sealed class GatewayScript(ScriptedDiscord discord, ObservedTime time, Func<bool> isReady) : IDisposable
{
    private readonly List<(string Name, Func<CancellationToken, Task> Act)> _steps = [];
    private AcceptedSocket? _current;
    private Packer? _packer;

    public GatewayScript ExpectConnection(string? to = null) =>
        Step(
            $"expect a connection to {to}",
            async token =>
            {
                _current?.Over.TrySetResult();
                _current = await discord.AcceptAsync(token);
                Dispose();
                if (to is not null)
                    Assert.Equal(to + "?v=10&encoding=json&compress=zlib-stream", _current.Target);
            }
        );

    /// <summary>What is sent on this connection from now on is packed.</summary>
    public GatewayScript Packed() =>
        Step(
            "pack",
            _ =>
            {
                _packer = new Packer();
                return Task.CompletedTask;
            }
        );

    /// <summary>Sends bytes as they are; null for a bomb of zlib: little on the wire, and more than 16 MiB unpacked.</summary>
    public GatewayScript SendBytes(byte[]? bytes) =>
        Step(
            "send bytes",
            token =>
                _current!.Socket.SendAsync(bytes ?? _packer!.Pack(new byte[17 * 1024 * 1024]), WebSocketMessageType.Binary, true, token)
        );

    public GatewayScript Send(string json) => Step($"send {json[..Math.Min(json.Length, 60)]}", token => SendAsync(json, token));

    public GatewayScript Send(Func<string> json) => Step("send", token => SendAsync(json(), token));

    public GatewayScript SendInParts(string json, int size) =>
        Step(
            "send in parts",
            async token =>
            {
                // Packed, each part is a message of its own, and only the last one ends as a whole one does.
                var bytes = Bytes(json);
                foreach (var (index, part) in bytes.Chunk(size).Index())
                    await _current!.Socket.SendAsync(part, Type, _packer is not null || (index + 1) * size >= bytes.Length, token);
            }
        );

    public GatewayScript Expect(int op, Action<JsonElement>? data = null) =>
        Step(
            $"expect op {op}",
            async token =>
            {
                var text = await ReceiveAsync(token) ?? throw new InvalidOperationException($"closed with {_current!.Socket.CloseStatus}");
                using var json = JsonDocument.Parse(text);
                Assert.Equal(op, json.RootElement.GetProperty("op").GetInt32());
                data?.Invoke(json.RootElement.GetProperty("d"));
            }
        );

    public GatewayScript Expect(int op, string data) => Expect(op, element => Assert.Equal(data, element.GetRawText()));

    public GatewayScript ExpectClose(int code) =>
        Step(
            $"expect a close with {code}",
            async token =>
            {
                Assert.Null(await ReceiveAsync(token));
                Assert.Equal(code, (int?)_current!.Socket.CloseStatus);
                _current.Over.TrySetResult();
            }
        );

    public GatewayScript Disconnect(int code) =>
        Step(
            $"disconnect with {code}",
            async token =>
            {
                await _current!.Socket.CloseOutputAsync((WebSocketCloseStatus)code, null, token);
                await ReceiveAsync(token);
                _current.Over.TrySetResult();
            }
        );

    public GatewayScript BreakLine() =>
        Step(
            "break the line",
            _ =>
            {
                _current!.Socket.Abort();
                _current.Over.TrySetResult();
                return Task.CompletedTask;
            }
        );

    public GatewayScript Elapse(TimeSpan wait) => Step($"let {wait} pass", _ => time.ElapseAsync(wait));

    public GatewayScript Do(Func<Task> act) => Step("do", _ => act());

    /// <summary>Lets the connection identify and become ready.</summary>
    public GatewayScript Begin() =>
        ExpectConnection("/gateway").Send(Frames.Hello).Expect(op: 2).Send(Frames.Ready(discord.SocketUrl)).Until(isReady);

    /// <summary>Waits until something is true that no frame tells of.</summary>
    public GatewayScript Until(Func<bool> condition) =>
        Step(
            "wait",
            async token =>
            {
                while (!condition())
                    await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, token);
            }
        );

    public async Task PlayAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        for (var i = 0; i < _steps.Count; i++)
        {
            try
            {
                await _steps[i].Act(limit.Token);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Step {i} of the script ({_steps[i].Name}) failed: {e.Message}", e);
            }
        }
    }

    public void Dispose()
    {
        _packer?.Dispose();
        _packer = null;
    }

    /// <summary>Answers the client's farewell, so that it need not wait for it; tells its code.</summary>
    public async Task<int?> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        if (_current is not { Socket: { State: WebSocketState.Open } socket } current)
            return null;
        while (await ReceiveAsync(limit.Token) is not null) { }

        current.Over.TrySetResult();
        return (int?)socket.CloseStatus;
    }

    private GatewayScript Step(string name, Func<CancellationToken, Task> act)
    {
        _steps.Add((name, act));
        return this;
    }

    private Task SendAsync(string text, CancellationToken token) => _current!.Socket.SendAsync(Bytes(text), Type, true, token);

    private WebSocketMessageType Type => _packer is null ? WebSocketMessageType.Text : WebSocketMessageType.Binary;

    private byte[] Bytes(string text) => _packer?.Pack(text) ?? Encoding.UTF8.GetBytes(text);

    private async Task<string?> ReceiveAsync(CancellationToken token)
    {
        var buffer = new byte[8192];
        var socket = _current!.Socket;
        var part = await socket.ReceiveAsync(buffer, token);
        if (part.MessageType != WebSocketMessageType.Close)
            return Encoding.UTF8.GetString(buffer, 0, part.Count);
        if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(socket.CloseStatus!.Value, null, token);
        return null;
    }
}
