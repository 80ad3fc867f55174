using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Events;

/// <summary>[On(Where = …)]: what happens in other channels costs nothing.</summary>
public sealed class ChannelSetTests : IDisposable
{
    private readonly Commands _sql = new();
    private readonly LogLines<EventDispatcher> _log = new();
    private readonly TestHost _host;

    public ChannelSetTests()
    {
        (Reads.Made, Reads.Heard) = (0, []);
        _host = new TestHost(_sql).With(
            "reader",
            plugin => plugin.AddDatabase<ShopDbContext>().AddSingleton<Watched>().AddFeature<Reads>()
        );
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_happens_in_other_channels_makes_no_feature_and_no_scope_and_runs_no_SQL()
    {
        var dispatcher = await StartAsync();
        _host["reader"].Services.GetRequiredService<Watched>().Complete([new Snowflake(20)]);
        var before = _sql.Count;

        foreach (var (name, data) in Everything(21))
        {
            Assert.False(dispatcher.IsNeeded(name, data));
            Assert.True(dispatcher.Dispatch(new GatewayDispatch(name, data)).IsCompletedSuccessfully);
        }

        // A reply to what stands in the channel is read to find out where it is.
        var reply = Message("MESSAGE_CREATE", 21, ""","message_reference":{"channel_id":"20"}""");
        Assert.True(dispatcher.IsNeeded(reply.Event, reply.Data.Span));
        await dispatcher.Dispatch(reply);
        Assert.Equal((0, before), (Reads.Made, _sql.Count));

        await HearAsync(dispatcher, 20);
        Assert.Equal(4, Reads.Made);
        Assert.Equal(["created 20", "updated 20", "deleted 20", "reacted 20"], Reads.Heard);
        Assert.Equal(before + 4, _sql.Count);
    }

    [Fact]
    public async Task Until_the_set_is_complete_all_channels_are_heard()
    {
        var dispatcher = await StartAsync();

        await HearAsync(dispatcher, 21);

        Assert.Equal(4, Reads.Heard.Count);
        Assert.Empty(_log);
    }

    [Fact]
    public async Task Another_handler_without_a_set_hears_all_channels()
    {
        _host.With("all", plugin => plugin.AddFeature<HearsAll>());
        var dispatcher = await StartAsync();
        _host["reader"].Services.GetRequiredService<Watched>().Complete([]);

        var message = Message("MESSAGE_CREATE", 21);
        Assert.True(dispatcher.IsNeeded(message.Event, message.Data.Span));
        await dispatcher.Dispatch(message);

        Assert.Equal(["all 21"], Reads.Heard);
        Assert.Equal(0, Reads.Made);
    }

    [Fact]
    public async Task A_handler_of_direct_messages_hears_those_and_nothing_of_other_channels()
    {
        _host.With("direct", plugin => plugin.AddFeature<HearsDirect>());
        var dispatcher = await StartAsync();
        _host["reader"].Services.GetRequiredService<Watched>().Complete([]);
        var direct = Encoding.UTF8.GetBytes(
            """{"id":"5","content":"Hi","author":{"id":"6","username":"carl"},"channel_id":"30","message_reference":{"guild_id":"10"}}"""
        );

        Assert.False(dispatcher.IsNeeded("MESSAGE_CREATE", Message("MESSAGE_CREATE", 21).Data.Span));
        Assert.True(dispatcher.IsNeeded("MESSAGE_CREATE", direct));
        await dispatcher.Dispatch(new GatewayDispatch("MESSAGE_CREATE", direct));

        Assert.Equal(["direct 30 0"], Reads.Heard);
        Assert.Equal(0, Reads.Made);
    }

    [Fact]
    public async Task A_set_that_is_no_singleton_turns_its_plugin_off()
    {
        _host.With("scoped", plugin => plugin.AddService<Watched>().AddDatabase<ShopDbContext>().AddFeature<Reads>());
        await _host.StartAsync();

        Assert.Equal(PluginState.ServicesInvalid, _host.StatusOf("scoped").State);
        Assert.Contains(
            "[On(Where = typeof(Watched))], and Watched is no singleton of the plugin. Add it by AddSingleton<Watched>()",
            _host.StatusOf("scoped").Cause,
            StringComparison.Ordinal
        );
        Assert.True(_host.StatusOf("reader").IsActive);
    }

    [Theory]
    [InlineData(typeof(WhereNothing), "WhereNothing.HandleAsync is marked [On(Where = typeof(String))], and String is no ChannelSet")]
    [InlineData(
        typeof(WhereAbstract),
        "and ChannelSet is no ChannelSet. Derive it from ChannelSet, and make it neither abstract nor generic"
    )]
    [InlineData(
        typeof(WhereNowhere),
        "WhereNowhere.HandleAsync is marked [On(Where = typeof(Watched))], and MemberLeft does not happen in a channel. Leave out Where"
    )]
    public void A_set_that_cannot_work_is_refused(Type feature, string problem)
    {
        var error = Assert.Throws<PluginException>(() => EventSubscriber.Read(feature).ToList());

        Assert.Equal(PluginState.ConfigureFailed, error.State);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private async Task<EventDispatcher> StartAsync()
    {
        await _host.StartAsync();
        return new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, _log);
    }

    private static async Task HearAsync(EventDispatcher dispatcher, int channel)
    {
        foreach (var (name, data) in Everything(channel))
        {
            Assert.True(dispatcher.IsNeeded(name, data));
            await dispatcher
                .Dispatch(new GatewayDispatch(name, data))
                .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }
    }

    private static IEnumerable<(string Name, byte[] Data)> Everything(int channel)
    {
        foreach (var name in new[] { "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE" })
            yield return (name, Message(name, channel).Data.ToArray());
        yield return (
            "MESSAGE_REACTION_ADD",
            Encoding.UTF8.GetBytes(
                $$$"""{"user_id":"5","channel_id":"{{{channel}}}","message_id":"4","guild_id":"10","emoji":{"id":null,"name":"👍"}}"""
            )
        );
    }

    private static GatewayDispatch Message(string name, int channel, string more = "") =>
        new(
            name,
            Encoding.UTF8.GetBytes(
                $$$"""{"id":"5","guild_id":"10","content":"","author":{"id":"6","username":"carl"}{{{more}}}"""
                    + $$$""","channel_id":"{{{channel}}}"}"""
            )
        );

    private sealed class Watched : ChannelSet;

    private sealed class Reads
    {
        private readonly ShopDbContext _db;

        public Reads(ShopDbContext db)
        {
            _db = db;
            Made++;
        }

        public static int Made { get; set; }

        public static ConcurrentQueue<string> Heard { get; set; } = [];

        [On(Where = typeof(Watched))]
        public Task HandleAsync(MessageCreated e, CancellationToken cancellationToken) =>
            ReadAsync($"created {e.Message.ChannelId}", cancellationToken);

        [On(Where = typeof(Watched))]
        public Task HandleAsync(MessageUpdated e, CancellationToken cancellationToken) =>
            ReadAsync($"updated {e.Message.ChannelId}", cancellationToken);

        [On(Where = typeof(Watched))]
        public Task HandleAsync(MessagesDeleted e, CancellationToken cancellationToken) =>
            ReadAsync($"deleted {e.ChannelId}", cancellationToken);

        [On(Where = typeof(Watched))]
        public Task HandleAsync(ReactionAdded e, CancellationToken cancellationToken) =>
            ReadAsync($"reacted {e.ChannelId}", cancellationToken);

        private async Task ReadAsync(string what, CancellationToken cancellationToken)
        {
            await _db.Items.CountAsync(cancellationToken);
            Heard.Enqueue(what);
        }
    }

    private sealed class HearsDirect
    {
        [On]
        public static Task HandleAsync(DirectMessageCreated e, CancellationToken cancellationToken)
        {
            Reads.Heard.Enqueue($"direct {e.Message.ChannelId} {e.GuildId}");
            return Task.CompletedTask;
        }
    }

    private sealed class HearsAll
    {
        [On]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
        {
            Reads.Heard.Enqueue($"all {e.Message.ChannelId}");
            return Task.CompletedTask;
        }
    }

#pragma warning disable CA1812 // These are read, never called.
    private sealed class WhereNothing
    {
        [On(Where = typeof(string))]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken) => null!;
    }

    private sealed class WhereAbstract
    {
        [On(Where = typeof(ChannelSet))]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken) => null!;
    }

    private sealed class WhereNowhere
    {
        [On(Where = typeof(Watched))]
        public static Task HandleAsync(MemberLeft e, CancellationToken cancellationToken) => null!;
    }
#pragma warning restore CA1812

    private sealed class Commands : DbCommandInterceptor
    {
        private int _count;

        public int Count => _count;

        public override InterceptionResult<DbCommand> CommandCreating(
            CommandCorrelatedEventData eventData,
            InterceptionResult<DbCommand> result
        )
        {
            Interlocked.Increment(ref _count);
            return result;
        }
    }
}
