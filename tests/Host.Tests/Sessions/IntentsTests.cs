using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Sessions;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.Host.Tests.Sessions;

public sealed class IntentsTests : IDisposable
{
    private const int Members = 1 << 1;
    private const int Content = 1 << 15;
    private const int MembersGranted = 1 << 15;
    private const int ContentGranted = 1 << 19;
    private readonly TestHost _host = new();
    private readonly FakeConnection _discord = new();
    private readonly LogLines<Intents> _log = new();
    private int _flags = MembersGranted | ContentGranted;

    public IntentsTests() => _discord.Answer = _ => $$"""{"id":"1","flags":{{_flags}} }""";

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_is_withdrawn_and_granted_again_is_asked_for_as_it_stands_and_logged_once_per_change()
    {
        var intents = await BeginAsync();

        Assert.Equal(Members | Content, await PrivilegedAsync(intents));
        Assert.Empty(_log);
        // The start has read the flags already.
        Assert.Empty(_discord.Requests);
        _flags = MembersGranted;
        Assert.Equal(Members, await PrivilegedAsync(intents));
        Assert.Equal(Members, await PrivilegedAsync(intents));
        Assert.StartsWith("Warning: The Message Content intent is off", Assert.Single(_log), StringComparison.Ordinal);
        _flags = MembersGranted | ContentGranted;
        Assert.Equal(Members | Content, await PrivilegedAsync(intents));
        Assert.Equal(["Warning", "Information"], _log.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task Intents_that_are_refused_though_the_flags_grant_them_are_left_out()
    {
        var intents = await BeginAsync();
        var all = await intents.AskAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(0, await PrivilegedAsync(intents, refused: all));
        Assert.Equal(2, _log.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)));
        Assert.Equal(intents.Current, all & ~(Members | Content));
    }

    [Fact]
    public async Task Only_the_intents_of_events_that_a_plugin_handles_are_asked_for()
    {
        const int guilds = 1 << 0;
        const int messages = 1 << 9;
        Assert.Equal(guilds, await AllAsync<RoleCreated>("a"));
        Assert.Equal(guilds | 1 << 12, await AllAsync<DirectMessageCreated>("b"));
        Assert.Equal(guilds | 1 << 10, await AllAsync<ReactionAdded>("c"));
        Assert.Equal(guilds | Members, await AllAsync<MemberJoined>("d"));
        Assert.Equal(guilds | messages | Content, await AllAsync<MessageUpdated>("e"));
        Assert.Empty(_log);
    }

    [Fact]
    public async Task Where_the_flags_cannot_be_read_the_last_ones_count()
    {
        var intents = await BeginAsync();
        _discord.OnRequest = _ => throw new DiscordException(503, 0, "Service Unavailable", "GET applications/@me");

        Assert.Equal(Members | Content, await PrivilegedAsync(intents));
        Assert.Equal(Members | Content, await PrivilegedAsync(intents));
        Assert.Equal(0, await PrivilegedAsync(intents, refused: intents.Current));
    }

    private async Task<int> AllAsync<TEvent>(string id)
        where TEvent : DiscordEvent
    {
        using var host = await new TestHost().With(id, plugin => plugin.AddFeature<Hears<TEvent>>()).StartAsync();
        return await Create(host).AskAsync(null, TestContext.Current.CancellationToken);
    }

    private static async Task<int> PrivilegedAsync(Intents intents, int? refused = null) =>
        await intents.AskAsync(refused, TestContext.Current.CancellationToken) & (Members | Content);

    private async Task<Intents> BeginAsync()
    {
        await _host.With("a", plugin => plugin.AddFeature<Hears<MessageCreated>>().AddFeature<Hears<MemberLeft>>()).StartAsync();
        return Create(_host);
    }

    private Intents Create(TestHost host) =>
        new(
            _discord,
            new EventDispatcher(host.Plugins, host.Queues, host.Results, host.Time, NullLogger<EventDispatcher>.Instance),
            new Application(new Snowflake(1), new Snowflake(2), true, true),
            _log
        );

    private sealed class Hears<TEvent>
        where TEvent : DiscordEvent
    {
        [On]
        public static Task HandleAsync(TEvent e, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
