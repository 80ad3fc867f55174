using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Support;

/// <summary>The host's parts around plugins that are classes of the test, with a clock that the test moves.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Action<IPluginBuilder>> _plugins = [];
    private readonly Subscriptions _subscriptions = new();
    private readonly PluginServices _services;

    public TestHost(params IEnumerable<IInterceptor> interceptors)
    {
        Data = DataFolder.Take(_folder.Path);
        Settings = new HostSettings
        {
            Token = null,
            PluginsFile = PluginsFile,
            PluginsFolder = Path.GetTempPath(),
            DataFolder = _folder.Path,
            LogsFolder = "",
            SandboxFolder = null,
            RestUrl = null,
            SandboxUrl = new Uri("http://127.0.0.1:0"),
        };
        _services = new PluginServices(Data, _subscriptions, Time, Serilog.Core.Logger.None, interceptors);
        Catalog = new PluginCatalog(
            Settings, new ConfigurationBuilder().Build(), _subscriptions, _services, NullLogger<PluginCatalog>.Instance);
        Queues = new ChannelQueues(Time, QueueLog);
        Results = new HandlerResults(Time);
        Interactions = new InteractionDispatcher(Catalog, Queues, Results, Time, Log)
        {
            Calls = plugin => new InteractionCalls(Connection, new Snowflake(1), plugin),
            Seen = new HandledInteractions(Data.InteractionsFile, 10_000, NullLogger.Instance),
        };
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public FakeConnection Connection { get; } = new();

    /// <summary>What the dispatcher of interactions says.</summary>
    public LogLines<InteractionDispatcher> Log { get; } = new();

    public DataFolder Data { get; }

    public HostSettings Settings { get; }

    /// <summary>Where its plugins.json is to stand, for a test that loads DLLs.</summary>
    public string PluginsFile => Path.Combine(_folder.Path, "plugins.json");

    public PluginCatalog Catalog { get; }

    public ChannelQueues Queues { get; }

    /// <summary>What the queues of channels say.</summary>
    public LogLines<ChannelQueues> QueueLog { get; } = new();

    public HandlerResults Results { get; }

    public InteractionDispatcher Interactions { get; }

    public Plugin this[string id] => Catalog.All.Single(p => p.Id == id);

    /// <summary>The permissions of those who act, as Discord writes them.</summary>
    public string Permissions { get; set; } = "0";

    /// <summary>The language of those who act.</summary>
    public string Locale { get; set; } = "en-US";

    /// <summary>How the plugins are.</summary>
    public PluginHealthQuery Health =>
        new(Catalog, Results, new JobRuns(Results, Time, NullLogger<JobRuns>.Instance), new ParkedEvents(Catalog, Time), Time);

    /// <summary>Adds the host's own commands; the member who acts owns the bot.</summary>
    public TestHost WithHostCommands()
    {
        Catalog.AddHost(new ServiceCollection().AddSingleton<IDiscordConnection>(Connection)
            .AddSingleton(_ => Health).AddSingleton(new ParkedEvents(Catalog, Time)).BuildServiceProvider());
        Connection.Answer = request => request.Path == "applications/@me"
            ? """{ "id": "1", "owner": { "id": "12", "username": "carl" } }"""
            : null;
        return this;
    }

    /// <summary>Adds a plugin; it runs after <see cref="StartAsync"/>.</summary>
    public TestHost With(string id, Action<IPluginBuilder> configure)
    {
        _plugins[id] = configure;
        return this;
    }

    public async Task<TestHost> StartAsync()
    {
        var all = new List<Plugin>();
        foreach (var (id, configure) in _plugins)
        {
            var entry = new PluginEntry(id, "", true, false, null, "plugins.json: plugins[0]");
            var builder = new PluginBuilder(entry, new ConfigurationBuilder().Build());
            configure(builder);
            var plugin = new Plugin(entry)
            {
                Handlers = builder.Handlers,
                EventHandlers = builder.EventHandlers,
                Jobs = builder.Jobs,
                Exports = builder.Exports,
                IsConfigured = true,
            };
            _services.Add(plugin, builder);
            all.Add(plugin);
        }

        Catalog.All = all;
        await Catalog.CreateServicesAsync(
            plugin => new DiscordClient(Connection, new Snowflake(2), plugin.Id), Time, CancellationToken.None);
        await Catalog.MigrateAsync(new Migrator(Time, NullLogger<Migrator>.Instance), CancellationToken.None);
        return this;
    }

    /// <summary>What the delivery of durable events says.</summary>
    public LogLines<EventDelivery> DeliveryLog { get; } = new();

    public OutboxDispatcher NewOutboxDispatcher()
    {
        var delivery = new EventDelivery(Catalog, new DurableHandlerInvoker(Time), Results, Time, DeliveryLog);
        return new OutboxDispatcher(Catalog, delivery, Time, NullLogger<OutboxDispatcher>.Instance);
    }

    /// <summary>Brings an interaction, as Discord's gateway does.</summary>
    public void Receive(ulong id, int type, JsonObject data, bool isReplay = false) =>
        Interactions.Dispatch(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["id"] = id.ToString(null, null),
            ["type"] = type,
            ["token"] = $"token{id}",
            ["guild_id"] = "10",
            ["channel_id"] = "11",
            ["app_permissions"] = "0",
            ["locale"] = Locale,
            ["member"] = new JsonObject
            {
                ["user"] = new JsonObject { ["id"] = "12", ["username"] = "carl" },
                ["roles"] = new JsonArray(),
                ["permissions"] = Permissions,
            },
            ["message"] = new JsonObject
            {
                ["id"] = "13",
                ["channel_id"] = "11",
                ["author"] = new JsonObject { ["id"] = "2", ["username"] = "bot" },
            },
            ["data"] = data,
        }.ToJsonString()), isReplay);

    public void Command(ulong id, string name, bool isReplay = false) => Receive(id, 2, new JsonObject { ["name"] = name }, isReplay);

    public void Click(ulong id, string customId) => Receive(id, 3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 });

    public void Choose(ulong id, string customId, string value) =>
        Receive(id, 3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 3, ["values"] = new JsonArray(value) });

    /// <summary>What the newest interaction was answered, once so many were.</summary>
    public async Task<JsonObject> AnswerAsync(int count)
    {
        const string start = "POST callback ";
        var answers = await Wait.UntilAsync<IReadOnlyList<string>>(
            () => Connection.Requests.Where(request => request.StartsWith(start, StringComparison.Ordinal)).ToList() is { } all
                && all.Count == count ? all : null);
        return JsonNode.Parse(answers[^1][start.Length..])!["data"]!.AsObject();
    }

    /// <summary>The requests, once there are so many.</summary>
    public Task<IReadOnlyList<string>> RequestsAsync(int count) =>
        Wait.UntilAsync(() => Connection.Requests is { } r && r.Count >= count ? r : null);

    public void Dispose()
    {
        foreach (var plugin in Catalog.Active)
            plugin.Services.Dispose();
        Data.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
