using System.Collections.Concurrent;
using System.Text;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>A connection against a scripted gateway, on a clock that the test moves.</summary>
internal sealed class GatewayTest : IAsyncDisposable
{
    public const string Token = "MTIz.token-that-nobody-may-see.456";

    private readonly CancellationTokenSource _stop = new();

    private GatewayTest(ScriptedDiscord discord, string token, ObservedTime time, IRefusalStore? refusals)
    {
        (Discord, Time) = (discord, time);
        Connection = new NativeConnection(
            new NativeConnectionOptions { Token = token, RestUrl = new Uri(discord.HttpUrl, "/api/v10/") },
            Time,
            Logs,
            new NativeConnectionParts { Delays = Delays, Refusals = refusals }
        );
    }

    public ScriptedDiscord Discord { get; }

    public ObservedTime Time { get; }

    public RecordedLogs Logs { get; } = new();

    public SteadyDelays Delays { get; } = new();

    public NativeConnection Connection { get; }

    public ConcurrentQueue<string> Events { get; } = new();

    public HashSet<string> Wanted { get; } = ["MESSAGE_CREATE", "GUILD_CREATE"];

    /// <summary>Which events are handed on; null for all.</summary>
    public Func<string, ReadOnlySpan<byte>, bool>? IsNeeded { get; set; }

    /// <summary>Called with every event that is handed on.</summary>
    public Func<GatewayDispatch, Task> OnDispatch { get; set; } = _ => Task.CompletedTask;

    /// <summary>What to identify with; given what was refused.</summary>
    public Func<int?, int> Intents { get; set; } = _ => 513;

    /// <summary>Where the session is kept; null for nowhere.</summary>
    public ISessionStore? Sessions { get; set; }

    public static async Task<GatewayTest> StartAsync(string token = Token, ObservedTime? time = null, IRefusalStore? refusals = null) =>
        new(await ScriptedDiscord.StartAsync(), token, time ?? new ObservedTime(), refusals);

    /// <summary>Plays a script to its end, then stops the connection; tells the code it closed with.</summary>
    public async Task<int?> PlayAsync(Action<GatewayScript> write)
    {
        using var script = new GatewayScript(Discord, Time, () => Connection.State == ConnectionState.Ready);
        write(script);
        var run = RunAsync();
        await script.PlayAsync();
        await _stop.CancelAsync();
        var code = await script.EndAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(10));
        return code;
    }

    /// <summary>Plays a script that ends the connection for good; tells its sentence.</summary>
    public async Task<string> PlayToTheEndAsync(Action<GatewayScript> write)
    {
        using var script = new GatewayScript(Discord, Time, () => Connection.State == ConnectionState.Ready);
        write(script);
        var run = RunAsync();
        await script.PlayAsync();
        var exception = await Assert.ThrowsAsync<DiscordConnectionException>(() => run.WaitAsync(TimeSpan.FromSeconds(10)));
        return exception.Message;
    }

    public Task RunAsync() =>
        Connection.RunAsync(
            new GatewayOptions
            {
                Intents = (refused, _) => Task.FromResult(Intents(refused)),
                Events = Wanted,
                IsNeeded = IsNeeded,
                OnDispatch = dispatch =>
                {
                    Events.Enqueue($"{dispatch.Event} {Encoding.UTF8.GetString(dispatch.Data.Span)}");
                    return OnDispatch(dispatch);
                },
                Sessions = Sessions,
            },
            _stop.Token
        );

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Connection.DisposeAsync();
        await Discord.DisposeAsync();
        _stop.Dispose();
    }
}
