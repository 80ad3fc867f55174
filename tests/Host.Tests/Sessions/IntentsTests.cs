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
        var intents = Begin();

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
        var intents = Begin();
        var all = await intents.AskAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(0, await PrivilegedAsync(intents, refused: all));
        Assert.Equal(2, _log.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)));
        Assert.Equal(intents.Current, all & ~(Members | Content));
    }

    [Fact]
    public async Task Where_the_flags_cannot_be_read_the_last_ones_count()
    {
        var intents = Begin();
        _discord.OnRequest = _ => throw new DiscordException(503, 0, "Service Unavailable", "GET applications/@me");

        Assert.Equal(Members | Content, await PrivilegedAsync(intents));
        Assert.Equal(Members | Content, await PrivilegedAsync(intents));
        Assert.Equal(0, await PrivilegedAsync(intents, refused: intents.Current));
    }

    private static async Task<int> PrivilegedAsync(Intents intents, int? refused = null) =>
        await intents.AskAsync(refused, TestContext.Current.CancellationToken) & (Members | Content);

    private Intents Begin()
    {
        var intents = new Intents(
            _discord,
            new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, NullLogger<EventDispatcher>.Instance),
            new Application(new Snowflake(1), new Snowflake(2), true, true),
            _log
        );
        return intents;
    }
}
