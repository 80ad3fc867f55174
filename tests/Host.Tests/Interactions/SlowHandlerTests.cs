using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

/// <summary>Handlers that take longer than Discord waits, or never return.</summary>
public sealed class SlowHandlerTests : IDisposable
{
    private const int Ephemeral = 64;
    private static readonly ConcurrentDictionary<Snowflake, TaskCompletionSource> Started = new();
    private static readonly ConcurrentDictionary<Snowflake, TaskCompletionSource> Finish = new();
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Feature>());

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Two_seconds_count_from_the_arrival_and_not_from_the_turn_in_the_lane()
    {
        await _host.StartAsync();
        var (first, second) = (Gate(100), Gate(101));
        _host.Command(100, "in-turn");
        _host.Command(101, "in-turn");
        await first.Started.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Empty(_host.Connection.Requests);
        _host.Time.Advance(TimeSpan.FromSeconds(2));

        var notices = await _host.RequestsAsync(2);
        Assert.All(notices, notice => Assert.Equal(5, (int)Body(notice)["type"]!));
        Assert.False(second.Started.IsCompleted);
        first.Finish.SetResult();
        second.Finish.SetResult();
        Assert.Equal(2, (await _host.RequestsAsync(4)).Count(r => r.StartsWith("PATCH @original", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_form_is_never_deferred()
    {
        await _host.StartAsync();
        var gate = Gate(100);
        _host.Click(100, "a:slow-form");
        await gate.Started.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        _host.Time.Advance(TimeSpan.FromSeconds(2.2));
        gate.Finish.SetResult();

        Assert.Equal(9, (int)Body(Assert.Single(await _host.RequestsAsync(1)))["type"]!);
    }

    [Theory]
    [InlineData("slow-form")]
    [InlineData("slow-access")]
    public async Task Who_waits_too_long_for_a_form_is_asked_to_press_again(string button)
    {
        await _host.StartAsync();
        var gate = Gate(100);
        _host.Click(100, $"a:{button}");
        await gate.Started.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        _host.Time.Advance(TimeSpan.FromSeconds(2.3));

        var told = Body(Assert.Single(await _host.RequestsAsync(1)));
        Assert.Equal(
            (4, "That took too long. Please press the button again.", Ephemeral),
            ((int)told["type"]!, (string?)told["data"]!["content"], (int)told["data"]!["flags"]!)
        );
        gate.Finish.SetResult();
        await _host.Queues.DrainAsync(TimeSpan.FromSeconds(10));
        Assert.Single(_host.Connection.Requests);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("never-in-turn")]
    [InlineData("blocks")]
    public async Task A_handler_that_never_returns_is_answered_with_a_reference(string command)
    {
        await _host.StartAsync();
        var gate = Gate(100);
        _host.Command(100, command);
        await gate.Started.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        _host.Time.Advance(TimeSpan.FromSeconds(2));
        await _host.RequestsAsync(1);
        await Wait.UntilAsync(
            () => _host.Log.Any(line => line.Contains("is still running after 30 s", StringComparison.Ordinal)),
            () => _host.Time.Advance(TimeSpan.FromSeconds(1))
        );

        var requests = await Wait.UntilAsync<IReadOnlyList<string>>(
            () => _host.Connection.Requests is { Count: 2 } all ? all : null,
            () => _host.Time.Advance(TimeSpan.FromMinutes(1))
        );

        Assert.StartsWith("PATCH @original", requests[1], StringComparison.Ordinal);
        var reference = System
            .Text.RegularExpressions.Regex.Match(requests[1], "`([0-9A-F]{8})`|u0060([0-9A-F]{8})")
            .Groups.Values.Last(group => group.Success)
            .Value;
        Assert.Contains(
            _host.Log,
            line => line.StartsWith("Error: a: Feature.", StringComparison.Ordinal) && line.EndsWith(reference, StringComparison.Ordinal)
        );
        Assert.IsType<TimeoutException>(Assert.Single(_host.Results.Of("a")).Exception);
        gate.Finish.SetResult();
    }

    private static JsonNode Body(string request) => JsonNode.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..])!;

    private static (Task Started, TaskCompletionSource Finish) Gate(ulong id)
    {
        Started[new Snowflake(id)] = new TaskCompletionSource();
        Finish[new Snowflake(id)] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Started[new Snowflake(id)].Task, Finish[new Snowflake(id)]);
    }

    private static Task WaitAsync(InteractionContext context)
    {
        Started[context.Id].TrySetResult();
        return Finish[context.Id].Task;
    }

    private sealed class Feature
    {
        [Command("in-turn", "Slow"), InTurn]
        public static async Task<Reply> SlowAsync(CommandContext context)
        {
            await WaitAsync(context);
            return "Slow";
        }

        [Command("never", "Never returns"), Everyone]
        public static Task<Reply> NeverAsync(CommandContext context) => SlowAsync(context);

        [Command("never-in-turn", "Never returns"), InTurn]
        public static Task<Reply> NeverInTurnAsync(CommandContext context) => SlowAsync(context);

        [Command("blocks", "Blocks its thread"), Everyone]
        public static Task<Reply> BlockAsync(CommandContext context)
        {
            WaitAsync(context).Wait();
            return Task.FromResult<Reply>("Blocked");
        }

        [Button("slow-access"), SlowAccess]
        public static Task<Modal> SlowAccessAsync(ComponentContext context) =>
            Task.FromResult(new Modal(Route.To("x"), "Form", new TextInput("text", "Text")));

        [Button("slow-form"), Everyone]
        public static async Task<Modal> FormAsync(ComponentContext context)
        {
            await WaitAsync(context);
            return new Modal(Route.To("x"), "Form", new TextInput("text", "Text"));
        }
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class InTurnAttribute : AccessAttribute
    {
        public override bool RunsInChannelOrder => true;

        public override ValueTask<string?> RefuseAsync(
            InteractionContext context,
            IServiceProvider services,
            CancellationToken cancellationToken
        ) => default;
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SlowAccessAttribute : AccessAttribute
    {
        public override async ValueTask<string?> RefuseAsync(
            InteractionContext context,
            IServiceProvider services,
            CancellationToken cancellationToken
        )
        {
            await WaitAsync(context);
            return null;
        }
    }
}
