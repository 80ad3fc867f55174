using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.Host.Tests.Interactions;

public sealed class DispatcherTests : IDisposable
{
    private const int Ephemeral = 64;
    private readonly TestHost _host = new TestHost()
        .With("a", plugin => plugin.AddFeature<Feature>())
        .With("b", plugin => plugin.AddFeature<Other>());

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_interaction_that_is_delivered_twice_is_handled_once()
    {
        await _host.StartAsync();

        _host.Command(100, "quick");
        _host.Command(100, "quick");
        _host.Command(101, "quick");

        await _host.RequestsAsync(2);
        await _host.Queues.DrainAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, _host.Connection.Requests.Count);
    }

    [Fact]
    public async Task A_click_that_was_missed_is_answered_only_while_Discord_still_waits()
    {
        await _host.StartAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        var now = _host.Time.GetUtcNow();

        _host.Command(IdOf(now.AddSeconds(-2)), "quick", isReplay: true);
        _host.Command(IdOf(now.AddSeconds(-4)), "quick", isReplay: true);
        _host.Command(IdOf(now.AddSeconds(-5)), "quick");

        await _host.RequestsAsync(2);
        await _host.Queues.DrainAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, _host.Connection.Requests.Count);
        Assert.StartsWith(
            $"Information: Ignored interaction {IdOf(now.AddSeconds(-4))} in server 10",
            Assert.Single(_host.Log),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_click_that_the_process_before_may_have_handled_is_left_out()
    {
        await _host.StartAsync();

        _host.Command(IdOf(_host.Time.GetUtcNow().AddSeconds(-1)), "quick", isReplay: true);
        _host.Command(IdOf(_host.Time.GetUtcNow()), "quick", isReplay: true);

        await _host.RequestsAsync(1);
        await _host.Queues.DrainAsync(TimeSpan.FromSeconds(10));
        Assert.Single(_host.Connection.Requests);
    }

    [Theory]
    [InlineData("a:wants-number:7", "number 7")]
    [InlineData("a:wants-number:-7", "number -7")]
    [InlineData("a:wants-number", "older version")]
    [InlineData("a:wants-number:", "older version")]
    [InlineData("a:wants-number:7:8", "older version")]
    [InlineData("a:wants-number:seven", "older version")]
    [InlineData("a:wants-number:7.0", "older version")]
    [InlineData("a:wants-number: 7", "older version")]
    [InlineData("a:wants-number:99999999999999999999", "older version")]
    [InlineData("a:wants-number:%", "older version")]
    [InlineData("a:wants-text:%zz%", "text %zz%")]
    [InlineData("a:wants-text:a%3Ab%20c", "text a:b c")]
    [InlineData("a:no-such", "older version")]
    [InlineData("no-such:wants-number:7", "older version")]
    [InlineData("A:wants-number:7", "older version")]
    [InlineData("b:wants-number:7", "older version")]
    [InlineData("a", "older version")]
    [InlineData(":", "older version")]
    [InlineData("", "older version")]
    [InlineData("quick", "older version")]
    [InlineData("a:quick", "older version")]
    public async Task A_custom_id_reaches_the_handler_that_it_fits_or_none(string customId, string answer)
    {
        await _host.StartAsync();

        _host.Click(100, customId);

        var request = Assert.Single(await _host.RequestsAsync(1));
        Assert.Equal(4, (int)Body(request)["type"]!);
        Assert.Contains(answer, (string)Body(request)["data"]!["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_and_a_button_of_one_name_are_two_handlers()
    {
        await _host.StartAsync();

        _host.Receive(100, 5, new JsonObject { ["custom_id"] = "a:wants-number:7", ["components"] = new JsonArray() });

        Assert.Contains("older version", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_forced_by_somebody_without_the_permission_is_refused()
    {
        await _host.StartAsync();

        _host.Command(100, "admin");

        var data = Body(Assert.Single(await _host.RequestsAsync(1)))["data"]!;
        Assert.Contains("Administrator", (string)data["content"]!, StringComparison.Ordinal);
        Assert.Equal(Ephemeral, (int)data["flags"]!);
    }

    [Theory]
    [InlineData(DiscordErrorCode.UnknownChannel)]
    [InlineData(DiscordErrorCode.UnknownMessage)]
    public async Task A_channel_or_message_that_is_deleted_while_a_handler_runs_is_no_error(int code)
    {
        await _host.StartAsync();

        _host.Click(100, $"a:gone:{code}");

        Assert.Contains("was deleted in the meantime", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
        Assert.StartsWith("Information: ", Assert.Single(_host.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_outside_of_a_server_is_refused()
    {
        await _host.StartAsync();

        _host.Interactions.Dispatch(
            (
                """{"id":"100","type":2,"token":"t","channel_id":"11","user":{"id":"12","username":"carl"},"data":"""u8
                + """{"name":"quick"}}"""u8
            ).ToArray()
        );

        Assert.Contains("only works in a server", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"x","type":2,"token":"t"}""")]
    [InlineData("""{"id":"100","type":2,"token":"t"}""")]
    public async Task What_is_no_interaction_is_left_out(string json)
    {
        await _host.StartAsync();

        _host.Interactions.Dispatch(System.Text.Encoding.UTF8.GetBytes(json));
        _host.Command(200, "quick");

        Assert.Contains("Quick", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_of_a_handler_are_counted_until_it_succeeds()
    {
        await _host.StartAsync();

        _host.Click(100, "a:fails:1");
        _host.Click(101, "a:fails:1");
        await _host.RequestsAsync(2);
        Assert.Equal(("Feature.FailsAsync", 2), Assert.Single(_host.Results.Of("a").Select(failure => (failure.Handler, failure.InARow))));

        _host.Click(102, "a:fails:0");
        await _host.RequestsAsync(3);
        Assert.Equal(0, Assert.Single(_host.Results.Of("a")).InARow);
    }

    [Fact]
    public async Task A_click_is_not_carried_out_again_by_the_next_process_whatever_the_connection_says_of_it()
    {
        await _host.StartAsync();
        var id = IdOf(_host.Time.GetUtcNow().AddSeconds(1));
        _host.Command(id, "quick");
        await _host.RequestsAsync(1);

        // The first process is killed: nothing of it is closed.
        using var next = new HandledInteractions(_host.Data.InteractionsFile, 10_000, NullLogger.Instance);
        Assert.False(next.TryAdd(new Snowflake(id), durable: true));
        Assert.True(next.TryAdd(new Snowflake(id + 1), durable: true));
    }

    // Source: Discord's documentation, "API Reference: Snowflakes".
    private static ulong IdOf(DateTimeOffset time) => (ulong)(time.ToUnixTimeMilliseconds() - 1420070400000) << 22;

    private static JsonNode Body(string request) => JsonNode.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..])!;

    private sealed class Feature
    {
        [Command("quick", "Quick"), Everyone]
        public static Task<Reply> QuickAsync(CommandContext context) => Task.FromResult<Reply>("Quick");

        [Command("admin", "Admin"), RequirePermission(Permissions.Administrator)]
        public static Task<Reply> AdminAsync(CommandContext context) => Task.FromResult<Reply>("You are in");

        [Button("fails"), Everyone]
        public static Task<Reply> FailsAsync(ComponentContext context, int fails) =>
            fails == 1 ? throw new InvalidOperationException("Fails") : Task.FromResult<Reply>("Works");

        [Button("gone"), Everyone]
        public static Task<Reply> GoneAsync(ComponentContext context, int code) =>
            throw new DiscordException(404, code, "Unknown Channel", "PATCH /channels/1");

        [Button("wants-number"), Everyone]
        public static Task<Reply> NumberAsync(ComponentContext context, int number) => Task.FromResult<Reply>($"number {number}");

        [Button("wants-text"), Everyone]
        public static Task<Reply> TextAsync(ComponentContext context, string text) => Task.FromResult<Reply>($"text {text}");
    }

    private sealed class Other
    {
        [Button("other"), Everyone]
        public static Task<Reply> OtherAsync(ComponentContext context) => Task.FromResult<Reply>("other");
    }
}
