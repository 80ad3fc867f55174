using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Settings;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Support;

/// <summary>The host's parts around plugins that are classes of the test, with a clock that the test moves.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Action<IPluginBuilder>> _plugins = [];
    private readonly HostPlugin _host;
    private readonly PluginDefinition _nothing = new(HostPlugin.Entry);
    private readonly PluginLoader _loader;
    private bool _hasHostCommands;

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
        Subscriptions = new Subscriptions(Plugins);
        Results = new HandlerResults(Time);
        HostData = new HostData(
            Plugins,
            new GuildLocales(Plugins, Cache, Time),
            new GuildSettingsStore(Plugins),
            new SecretProtector(Data),
            NullLogger<HostData>.Instance
        );
        _host = new HostPlugin(Health, new ParkedEvents(Plugins, Time), Connection);
        Crashes = new CrashLog(Data, Time, NullLogger<CrashLog>.Instance);
        var discord = new DiscordClients(Connection, new Application(new Snowflake(1), new Snowflake(2), true, true), Cache);
        _loader = new PluginLoader(
            Crashes,
            new PluginConfigurator(new ConfigurationBuilder().Build(), _host, Crashes, Time),
            new PluginServices(
                new SharedServices(Data, Subscriptions, HostData, Results, JobRequests),
                discord,
                Time,
                PluginLog.CreateLogger(),
                interceptors
            ),
            new Migrator(Time, NullLogger<Migrator>.Instance),
            LoaderLog
        );
        Queues = new ChannelQueues(Time, QueueLog);
        Interactions = new InteractionDispatcher(
            new HandlerQuery(Plugins),
            new HandledInteractions(Data.InteractionsFile, 10_000, NullLogger.Instance),
            new InteractionRunner(
                Queues,
                discord,
                new InteractionFailures(Results, Log.As<InteractionFailures>()),
                Time,
                Log.As<InteractionRunner>()
            ),
            Time,
            Log
        );
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public FakeConnection Connection { get; } = new();

    /// <summary>What plugins log from warnings on, and EF Core for them.</summary>
    public PluginLog PluginLog { get; } = new();

    /// <summary>What is said about the start of plugins.</summary>
    public LogLines<PluginLoader> LoaderLog { get; } = new();

    /// <summary>What the dispatcher of interactions says.</summary>
    public LogLines<InteractionDispatcher> Log { get; } = new();

    public DataFolder Data { get; }

    public HostSettings Settings { get; }

    /// <summary>Where its plugins.json is to stand, for a test that loads DLLs.</summary>
    public string PluginsFile => Path.Combine(_folder.Path, "plugins.json");

    /// <summary>Which plugins there are.</summary>
    public PluginRegistry Plugins { get; } = new();

    public Subscriptions Subscriptions { get; }

    public CrashLog Crashes { get; }

    public HostData HostData { get; }

    public PluginLoader Loader => _loader;

    public ChannelQueues Queues { get; }

    /// <summary>What the queues of channels say.</summary>
    public LogLines<ChannelQueues> QueueLog { get; } = new();

    public HandlerResults Results { get; }

    public JobRequests JobRequests { get; } = new();

    public InteractionDispatcher Interactions { get; }

    /// <summary>What the gateway has told; the test fills it.</summary>
    public GuildCache Cache { get; } = new(new Snowflake(2), new Snowflake(1));

    /// <summary>A plugin with its services.</summary>
    public LoadedPlugin this[string id] => StatusOf(id).Loaded!;

    /// <summary>The permissions of those who act, as Discord writes them.</summary>
    public string Permissions { get; set; } = "0";

    /// <summary>The language of those who act.</summary>
    public string Locale { get; set; } = "en-US";

    /// <summary>How the plugins are.</summary>
    public PluginHealthQuery Health =>
        new(Plugins, Results, new JobRuns(Results, JobRequests, Time, NullLogger<JobRuns>.Instance), new ParkedEvents(Plugins, Time), Time);

    /// <summary>How far a plugin got.</summary>
    public PluginStatus StatusOf(string id) => Plugins.All.Single(plugin => plugin.Id == id);

    /// <summary>Changes how far a plugin got.</summary>
    public void Change(string id, Func<PluginStatus, PluginStatus> change) => Plugins.Update(change(StatusOf(id)));

    /// <summary>Gives a plugin other texts.</summary>
    public void SetTexts(string id, TextCatalog texts) =>
        Change(id, plugin => plugin with { Definition = plugin.Definition! with { Texts = texts } });

    /// <summary>Adds the host's own commands; the member who acts owns the bot.</summary>
    public TestHost WithHostCommands()
    {
        _hasHostCommands = true;
        Connection.Answer = request =>
            request.Path == "applications/@me" ? """{ "id": "1", "owner": { "id": "12", "username": "carl" } }""" : null;
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
        Plugins.Begin(null, [.. _plugins.Select(plugin => Define(plugin.Key, plugin.Value))]);
        await _loader.StartAsync(_hasHostCommands ? ConfigureHost() : _nothing, CancellationToken.None);
        return this;
    }

    private static PluginStatus Define(string id, Action<IPluginBuilder> configure)
    {
        var entry = new PluginEntry(id, "", true, false, null, "plugins.json: plugins[0]");
        var builder = new PluginBuilder(entry, new ConfigurationBuilder().Build());
        configure(builder);
        return new PluginStatus(entry) { Definition = builder.Build() };
    }

    private PluginDefinition ConfigureHost()
    {
        var builder = new PluginBuilder(HostPlugin.Entry, new ConfigurationBuilder().Build());
        _host.Configure(builder);
        return builder.Build();
    }

    /// <summary>What the delivery of durable events says.</summary>
    public LogLines<EventDelivery> DeliveryLog { get; } = new();

    public OutboxDispatcher NewOutboxDispatcher()
    {
        var delivery = new EventDelivery(Subscriptions, new DurableHandlerInvoker(Time), Results, Time, DeliveryLog);
        return new OutboxDispatcher(Plugins, delivery, Time, NullLogger<OutboxDispatcher>.Instance);
    }

    /// <summary>Brings an interaction, as Discord's gateway does.</summary>
    public void Receive(ulong id, int type, JsonObject data, bool isReplay = false) =>
        Interactions.Dispatch(
            Encoding.UTF8.GetBytes(
                new JsonObject
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
                }.ToJsonString()
            ),
            isReplay
        );

    public void Command(ulong id, string name, bool isReplay = false) => Receive(id, 2, new JsonObject { ["name"] = name }, isReplay);

    public void Click(ulong id, string customId) => Receive(id, 3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 });

    public void Choose(ulong id, string customId, string value) =>
        Receive(
            id,
            3,
            new JsonObject
            {
                ["custom_id"] = customId,
                ["component_type"] = 3,
                ["values"] = new JsonArray(value),
            }
        );

    /// <summary>What the newest interaction was answered, once so many were.</summary>
    public async Task<JsonObject> AnswerAsync(int count)
    {
        const string start = "POST callback ";
        var answers = await Wait.UntilAsync<IReadOnlyList<string>>(() =>
            Connection.Requests.Where(request => request.StartsWith(start, StringComparison.Ordinal)).ToList() is { } all
            && all.Count == count
                ? all
                : null
        );
        return JsonNode.Parse(answers[^1][start.Length..])!["data"]!.AsObject();
    }

    /// <summary>The requests, once there are so many.</summary>
    public Task<IReadOnlyList<string>> RequestsAsync(int count) =>
        Wait.UntilAsync(() => Connection.Requests is { } r && r.Count >= count ? r : null);

    public void Dispose()
    {
        foreach (var plugin in Plugins.Active)
            plugin.Services.Dispose();
        Crashes.Dispose();
        Data.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
