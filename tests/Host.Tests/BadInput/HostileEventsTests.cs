using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.BadInput;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.BadInput;

/// <summary>Events that are JSON, or almost, and not what Discord documents: through the dispatchers, to plugins.</summary>
public sealed class HostileEventsTests : IDisposable
{
    private const int PerSeed = 1000;
    private const int MaxLines = 120;
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Listener>());
    private readonly LogLines<EventDispatcher> _log = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Spoilt_events_are_left_out_or_read_and_the_next_is_heard(int seed)
    {
        await _host.StartAsync();
        var dispatcher = new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, _log);
        var mutations = new Mutations(seed);
        for (var i = 0; i < PerSeed; i++)
        {
            var (name, data) = mutations.Pick(Samples.Events);
            var spoilt = mutations.Spoil(data);
            try
            {
                await dispatcher
                    .Dispatch(new GatewayDispatch(name, spoilt))
                    .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, {name} number {i}: {e}\n{Encoding.UTF8.GetString(spoilt)}");
            }
        }

        Assert.True(_log.Count <= MaxLines, $"Seed {seed}: {_log.Count} lines:\n{string.Join('\n', _log)}");
        Assert.DoesNotContain(
            _log,
            line => line.Contains("Error", StringComparison.Ordinal) && !line.Contains("a: Listener", StringComparison.Ordinal)
        );
        await dispatcher.Dispatch(new GatewayDispatch("MESSAGE_CREATE", Encoding.UTF8.GetBytes(Samples.Message)));
        Assert.Equal("票券 🎫 hello", Listener.Last);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public async Task Spoilt_interactions_are_left_out_or_answered_once_and_the_next_is_answered(int seed)
    {
        await _host.StartAsync();
        var mutations = new Mutations(seed);
        for (var i = 0; i < PerSeed; i++)
        {
            var spoilt = mutations.Spoil(
                mutations
                    .Pick([Samples.Click, Samples.Command, Samples.Form])
                    .Replace("1000000000000000", $"{seed}{i:0000}00000000", StringComparison.Ordinal)
            );
            try
            {
                _host.Interactions.Dispatch(spoilt);
                _host.Interactions.Dispatch(spoilt);
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, number {i}: {e}\n{Encoding.UTF8.GetString(spoilt)}");
            }
        }

        await _host.Queues.DrainAsync(TimeSpan.FromSeconds(30));
        var calls = _host
            .Connection.Sent.Select(request => request.Path)
            .Where(path => path.EndsWith("/callback", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(calls);
        Assert.Equal(calls.Distinct(), calls);
        Assert.InRange(_host.Log.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)), 0, 2);

        var before = _host.Connection.Requests.Count;
        _host.Click(9, "a:wants-number:7");
        Assert.Contains("number 7", (await _host.RequestsAsync(before + 1))[^1], StringComparison.Ordinal);
    }

    private sealed class Listener
    {
        public static string? Last { get; private set; }

        [Button("wants-number"), Everyone]
        public static Task<Reply> NumberAsync(ComponentContext context, int number) => Task.FromResult<Reply>($"number {number}");

        [On]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
        {
            Last = e.Message.Content;
            return Look(e.Message);
        }

        [On]
        public static Task HandleAsync(MessageUpdated e, CancellationToken cancellationToken) => Look(e.Message);

        [On]
        public static Task HandleAsync(MessagesDeleted e, CancellationToken cancellationToken) => Look(e.MessageIds.Count);

        [On]
        public static Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) => Look(e.Channels.Count + e.Name.Length);

        [On]
        public static Task HandleAsync(GuildUpdated e, CancellationToken cancellationToken) =>
            Look(e.Guild.Name.Length + e.Guild.Features.Count);

        [On]
        public static Task HandleAsync(MemberUpdated e, CancellationToken cancellationToken) => Look(e.Member.User.Username.Length);

        [On]
        public static Task HandleAsync(MemberLeft e, CancellationToken cancellationToken) => Look(e.User.Username.Length);

        [On]
        public static Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => Look(e.Role.Name.Length);

        [On]
        public static Task HandleAsync(ChannelUpdated e, CancellationToken cancellationToken) => Look(e.Channel.Name?.Length ?? 0);

        [On]
        public static Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) => Task.CompletedTask;

        [On]
        public static Task HandleAsync(ReactionAdded e, CancellationToken cancellationToken) => Look(e.Emoji.ToString());

        private static Task Look(Message message) =>
            Look(message.Author.DisplayName.Length + message.Content.Length + message.Attachments.Sum(file => file.Filename.Length));

        private static Task Look(object seen) => seen is null ? throw new InvalidOperationException() : Task.CompletedTask;
    }
}
