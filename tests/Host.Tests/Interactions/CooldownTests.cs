using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class CooldownTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Feature>());
    private ulong _id = 100;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_use_beyond_the_limit_says_when_it_is_possible_again_and_then_it_is()
    {
        await _host.StartAsync();
        var first = _host.Time.GetUtcNow();
        Assert.Equal("Done", await RunAsync("draw"));
        _host.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("Done", await RunAsync("draw"));

        var again = first.AddMinutes(1).ToUnixTimeSeconds();
        Assert.Equal($"You have used this often enough for now. You can use it again <t:{again}:R>.", await RunAsync("draw"));
        _host.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal("Done", await RunAsync("draw"));
        Assert.Contains("You have used this often enough", await RunAsync("draw"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_handler_counts_for_itself_and_a_use_that_another_rule_refuses_does_not_count()
    {
        await _host.StartAsync();
        Assert.Equal("Done", await RunAsync("draw"));
        Assert.Equal("Done", await RunAsync("draw"));
        Assert.Equal("Done", await RunAsync("paint"));

        for (var i = 0; i < 3; i++)
            Assert.Contains("permission", await RunAsync("announce"), StringComparison.OrdinalIgnoreCase);
        _host.Permissions = "8";
        Assert.Equal("Done", await RunAsync("announce"));
        Assert.Contains("in this server", await RunAsync("announce"), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_count_for_themselves_and_old_uses_are_forgotten()
    {
        var log = new CooldownLog(_host.Time);
        var (rule, minute) = (new object(), TimeSpan.FromMinutes(1));
        for (ulong user = 1; user <= 2000; user++)
            Assert.Null(log.Take(rule, new Snowflake(user), 1, minute));
        Assert.Equal(_host.Time.GetUtcNow() + minute, log.Take(rule, new Snowflake(7), 1, minute));

        _host.Time.Advance(minute);
        Assert.Null(log.Take(rule, new Snowflake(7), 1, minute));
    }

    [Theory]
    [InlineData(0, "1m")]
    [InlineData(1, "m")]
    [InlineData(1, "0s")]
    [InlineData(1, "10")]
    [InlineData(1, "ten m")]
    public void A_limit_that_cannot_be_is_refused(int uses, string period) =>
        Assert.ThrowsAny<ArgumentException>(() => new CooldownAttribute(uses, period));

    [Fact]
    public void It_does_not_say_who_may_use_a_handler() =>
        Assert.Contains(
            "does not say who may use it",
            Assert.Throws<PluginException>(() => Host.Interactions.HandlerDiscovery.Read(typeof(OnlyCooldown)).ToList()).Message,
            StringComparison.Ordinal
        );

    private async Task<string> RunAsync(string command)
    {
        _host.Command(_id++, command);
        var answer = await _host.AnswerAsync((int)(_id - 100));
        return (string)answer["content"]!;
    }

    private sealed class Feature
    {
        [Command("draw", "Draw"), Everyone, Cooldown(2, "1m")]
        public static Task<Reply> DrawAsync(CommandContext context) => Task.FromResult<Reply>("Done");

        [Command("paint", "Paint"), Everyone, Cooldown(2, "1m")]
        public static Task<Reply> PaintAsync(CommandContext context) => Task.FromResult<Reply>("Done");

        [Command("announce", "Announce"), Cooldown(1, "1h", Per = CooldownScope.Guild), RequirePermission(Permissions.Administrator)]
        public static Task<Reply> AnnounceAsync(CommandContext context) => Task.FromResult<Reply>("Done");
    }

    private sealed class OnlyCooldown
    {
        [Command("draw", "Draw"), Cooldown(2, "1m")]
        public static Task<Reply> DrawAsync(CommandContext context) => Task.FromResult<Reply>("Done");
    }
}
