using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Events;

/// <summary>
/// Handlers that take longer than they may: what else is handled meanwhile, and what the gateway's session counts as handled.
/// </summary>
public sealed class EventDispatcherTests : IDisposable
{
    // The pool of a machine of two cores would take longer than the tests wait until so many blocked threads are replaced.
    private const int Blocked = 24;

    private readonly TestHost _host = new TestHost()
        .With("bad", plugin => plugin.AddFeature<Blocks>().AddFeature<Heeds>().AddFeature<Notes>())
        .With("good", plugin => plugin.AddFeature<Notes>());

    private readonly LogLines<EventDispatcher> _log = new();

    public EventDispatcherTests() => Blocks.Reset();

    public void Dispose()
    {
        Blocks.Gate.Set();
        _host.Dispose();
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_holds_up_its_own_channel_for_thirty_seconds_and_then_the_event_is_handled()
    {
        await _host.StartAsync();
        var dispatcher = new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, _log);

        var blocked = dispatcher.Dispatch(Message(channel: 1));
        var elsewhere = dispatcher.Dispatch(Message(channel: 2, content: "quick"));

        await elsewhere.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => Notes.Has("good", 1));
        Assert.False(blocked.IsCompleted);
        await Wait.UntilAsync(() => blocked.IsCompleted, () => _host.Time.Advance(TimeSpan.FromSeconds(1)));
        Assert.True(Notes.Has("bad", 1));
        Assert.Equal(2, _host.QueueLog.Count);
        Assert.Contains(
            _host.QueueLog,
            line => line.Contains("bad: Blocks.HandleAsync(MessageCreated) blocks its thread", StringComparison.Ordinal)
        );
        Assert.Contains(
            _host.QueueLog,
            line => line.Contains("bad: Heeds.HandleAsync(MessageCreated) has not ended", StringComparison.Ordinal)
        );
        Assert.Empty(_log);
    }

    [Fact]
    public async Task Each_handler_of_an_event_has_thirty_seconds_of_its_own()
    {
        await _host.StartAsync();
        var dispatcher = new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, _log);
        var handled = dispatcher.Dispatch(Message(channel: 3));
        await Wait.UntilAsync(() => Blocks.Calls == 1);

        await Wait.UntilAsync(() => Heeds.Started, () => _host.Time.Advance(TimeSpan.FromSeconds(10)));
        Assert.False(Heeds.Cancelled);
        await Wait.UntilAsync(() => handled.IsCompleted, () => _host.Time.Advance(TimeSpan.FromSeconds(1)));

        Assert.True(Heeds.Cancelled);
        Assert.True(Heeds.Lasted >= ChannelQueues.MaxHandlerTime, $"It was cancelled after {Heeds.Lasted}.");
    }

    [Fact]
    public async Task A_handler_of_which_too_many_calls_hang_gets_no_more_events_and_the_others_do()
    {
        await _host.StartAsync();
        var dispatcher = new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, _log);
        var hanging = Enumerable
            .Range(100, ChannelQueues.MaxOverdue)
            .Select(channel => dispatcher.Dispatch(Message((ulong)channel)))
            .ToList();
        await Wait.UntilAsync(() => hanging.TrueForAll(task => task.IsCompleted), () => _host.Time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(ChannelQueues.MaxOverdue, Blocks.Calls);

        await dispatcher
            .Dispatch(Message(channel: 4, content: "skips"))
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(ChannelQueues.MaxOverdue, Blocks.Calls);
        Assert.True(Notes.Has("bad", 4));
        Assert.Single(
            _log,
            line =>
                line.StartsWith(
                    $"Error: bad: {ChannelQueues.MaxOverdue} calls of Blocks.HandleAsync(MessageCreated) are still running",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Many_handlers_that_block_their_threads_do_not_delay_the_answer_of_another_plugin()
    {
        await _host.With("answers", plugin => plugin.AddFeature<Answers>()).StartAsync();
        var dispatcher = new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, _log);
        for (ulong channel = 200; channel < 200 + Blocked; channel++)
            _ = dispatcher.Dispatch(Message(channel));

        _host.Command(1, "hello");

        Assert.Contains("Hello", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
        await Wait.UntilAsync(() => Blocks.Calls == Blocked);
    }

    [Fact]
    public async Task The_host_has_threads_for_more_than_these()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "DCTicket.Host.runtimeconfig.json");
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        var threads = settings
            .RootElement.GetProperty("runtimeOptions")
            .GetProperty("configProperties")
            .GetProperty("System.Threading.ThreadPool.MinThreads")
            .GetInt32();

        Assert.True(threads > Blocked, $"The host's thread pool replaces blocked threads at once up to {threads}.");
    }

    private static GatewayDispatch Message(ulong channel, string content = "slow") =>
        new(
            "MESSAGE_CREATE",
            Encoding.UTF8.GetBytes(
                $$$"""{"id":"5","channel_id":"{{{channel}}}","guild_id":"10","content":"{{{content}}}","author":"""
                    + """{"id":"6","username":"carl"}}"""
            )
        );

    private sealed class Blocks
    {
        private static int CallCount;

        public static ManualResetEventSlim Gate { get; private set; } = new();

        public static int Calls => CallCount;

        public static void Reset()
        {
            (Gate, CallCount) = (new ManualResetEventSlim(), 0);
            (Heeds.Started, Heeds.Cancelled) = (false, false);
            Notes.All.Clear();
        }

        [On]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref CallCount);
            if (e.Message.Content == "slow")
                Gate.Wait(CancellationToken.None);
            return Task.CompletedTask;
        }
    }

    private sealed class Answers
    {
        [Command("hello", "Says hello"), Everyone]
        public static Task<Reply> HelloAsync(CommandContext context) => Task.FromResult<Reply>("Hello");
    }

    private sealed class Heeds(TimeProvider time)
    {
        public static bool Started { get; set; }

        public static bool Cancelled { get; set; }

        public static TimeSpan Lasted { get; private set; }

        [On]
        public async Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
        {
            if (e.Message.Content != "slow")
                return;
            var start = time.GetTimestamp();
            Started = true;
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                (Lasted, Cancelled) = (time.GetElapsedTime(start), true);
                throw;
            }
        }
    }

    private sealed class Notes(PluginInfo plugin)
    {
        public static ConcurrentDictionary<(string Plugin, Snowflake Channel), bool> All { get; } = new();

        public static bool Has(string plugin, ulong channel) => All.ContainsKey((plugin, new Snowflake(channel)));

        [On]
        public Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
        {
            All[(plugin.Id, e.Message.ChannelId)] = true;
            return Task.CompletedTask;
        }
    }
}
