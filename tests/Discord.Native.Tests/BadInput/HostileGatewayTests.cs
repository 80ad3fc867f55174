using System.Text;
using System.Threading.Channels;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.BadInput;

/// <summary>20,000 frames that no peer in its right mind sends, to the real connection. Alone, for it measures memory.</summary>
[Collection(nameof(HostileGatewayTests))]
public sealed class HostileGatewayTests
{
    private const int Seeds = 20;
    private const int FramesPerSeed = 500;
    private const int MaxLines = 100;
    private const long MaxGrowth = 8 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_comes_ends_the_connection_fills_the_log_or_the_memory(bool compress)
    {
        var frames = Channel.CreateUnbounded<HostileFrame>();
        using var logs = new RecordedLogs();
        await using var connection = new NativeConnection(
            new NativeConnectionOptions
            {
                Token = "t",
                GatewayUrl = new Uri("ws://127.0.0.1:1"),
                Compress = compress,
            },
            new HastyTime(),
            logs,
            new NativeConnectionParts { OpenSocket = () => new HostileSocket(frames.Reader), Delays = new NoDelays() }
        );
        var sentinel = new Sentinel();
        using var stop = new CancellationTokenSource();
        var running = connection.RunAsync(
            new GatewayOptions
            {
                Intents = (_, _) => Task.FromResult(1),
                Events = Samples.Events.Select(e => e.Name).Where(name => name != "TYPING_START").Append("SENTINEL").ToHashSet(),
                OnDispatch = sentinel.Take,
            },
            stop.Token
        );

        long? before = null;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var mutations = new Mutations(seed);
            for (var i = 0; i < FramesPerSeed; i++)
                frames.Writer.TryWrite(Make(mutations, compress));
            await PassAsync(frames.Writer, sentinel, running, seed);
            before ??= GC.GetTotalMemory(forceFullCollection: true);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before!.Value, long.MinValue, MaxGrowth);
        Assert.True(sentinel.Others > 100, $"Only {sentinel.Others} events could be read at all.");
        var lines = logs.Lines.Where(line => line.Level >= LogLevel.Information).Select(line => line.Text).ToList();
        Assert.True(lines.Count <= MaxLines, $"{lines.Count} lines:\n{string.Join('\n', lines)}");
        await stop.CancelAsync();
        await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static HostileFrame Make(Mutations mutations, bool compress)
    {
        var kind = mutations.Next(1000);
        if (kind < 5)
            return new HostileFrame([]) { CloseCode = mutations.Pick([1000, 1001, 4000, 4001, 4008, 4009]) };
        if (kind < 25)
            return new HostileFrame(mutations.Noise(mutations.Next(200)));
        var (name, data) = mutations.Pick(Samples.Events);
        var whole =
            kind < 60
                ? mutations.Pick([
                    Frames.Hello,
                    Frames.HeartbeatAck,
                    Frames.HeartbeatRequest,
                    Frames.Reconnect,
                    Frames.InvalidSession(true),
                    Frames.InvalidSession(false),
                    Frames.Ready(new Uri("ws://127.0.0.1:1")),
                    Frames.Resumed(9),
                ])
                : Frames.Event(name, mutations.Next(100_000), data);
        if (compress && kind is >= 60 and < 80)
            return new HostileFrame(Encoding.UTF8.GetBytes(whole))
            {
                OnTheWire = true,
                Spoilt = mutations.Next(2) == 0 ? mutations.Flip : mutations.Cut,
            };
        return new HostileFrame(mutations.Spoil(whole));
    }

    /// <summary>
    /// Waits until an event comes through that is in order: sent again and again, for one may be lost with its connection.
    /// </summary>
    private static async Task PassAsync(ChannelWriter<HostileFrame> frames, Sentinel sentinel, Task running, int seed)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!sentinel.HasSeen(seed))
        {
            Assert.False(running.IsCompleted, $"Seed {seed}: the connection ended: {running.Exception}");
            Assert.False(limit.IsCancellationRequested, $"Seed {seed}: the connection hangs.");
            frames.TryWrite(new HostileFrame(Encoding.UTF8.GetBytes(Frames.Event("SENTINEL", 1, $"{seed}"))));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    private sealed class Sentinel
    {
        private volatile string _last = "";
        private int _others;

        public int Others => _others;

        public bool HasSeen(int seed) => _last == $"{seed}";

        public Task Take(GatewayDispatch dispatch)
        {
            if (dispatch.Event == "SENTINEL")
                _last = Encoding.UTF8.GetString(dispatch.Data.Span);
            else
                Interlocked.Increment(ref _others);
            return Task.CompletedTask;
        }
    }
}

[CollectionDefinition(nameof(HostileGatewayTests), DisableParallelization = true)]
public sealed class RunsAlone;
