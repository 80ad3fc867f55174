using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using DCTicket.Sandbox;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>One bot with Tickets, a plugin that works, all that stay off, and all that fail while they run.</summary>
public sealed class BadPluginsWorld(World world) : IAsyncLifetime
{
    /// <summary>A plugin that works.</summary>
    private const string Well = """
        public sealed class Seen : List<string>;
        public sealed class Works(Seen seen)
        {
            [Everyone, Command("well", "Says what it has seen")]
            public Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>($"Well, I saw {string.Join(", ", seen)}.");
            [On] public Task HandleAsync(MessageCreated e, CancellationToken token)
            {
                seen.Add(e.Message.Content);
                return Task.CompletedTask;
            }
        }
        """;

    private SandboxServer? _sandbox;
    private Bot? _bot;

    public Uri Url => _sandbox!.Url;

    public string Folder { get; } = Path.Combine(world.Folder, "bad-plugins");

    public IServiceProvider Services => _bot!.Services;

    internal PluginRegistry Plugins => Services.GetRequiredService<PluginRegistry>();

    public async ValueTask InitializeAsync()
    {
        var plugins = new CompiledPlugins(Path.Combine(Folder, "plugins"));
        foreach (var bad in BadPlugin.All)
            bad.Write(plugins, bad.Id);
        AddRunning(plugins);
        _sandbox = await SandboxServer.StartAsync(TestSandbox.Options);
        // Tickets first: its commands have precedence.
        _bot = await TestBot.StartAsync(
            Url,
            _sandbox.BotToken,
            Folder,
            [TestPlugins.Tickets(), .. plugins.Entries.Select(entry => entry!.DeepClone())]
        );
    }

    public Task<Guild> NewGuildAsync() => Guild.CreateAsync(Url);

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    private static void AddRunning(CompiledPlugins plugins)
    {
        plugins.Add("well").Compile("well", "plugin.AddSingleton<Seen>().AddFeature<Works>();", Well);
        plugins.Add("own-contracts").Compile("own-contracts");
        File.Copy(typeof(IPlugin).Assembly.Location, plugins.FileOf("own-contracts", "DCTicket.Contracts.dll"));
        plugins.Add("no-options", entry: new JsonObject { ["settings"] = new JsonObject { ["number"] = 1 } }).Compile("no-options");
        plugins
            .Add("event-throws")
            .Compile("event-throws", "plugin.AddFeature<Bad>();", Event("throw new InvalidOperationException(\"Event\");"))
            .Add("event-hangs")
            .Compile("event-hangs", "plugin.AddFeature<Bad>();", Event("return new TaskCompletionSource().Task;"))
            .Add("event-blocks")
            .Compile("event-blocks", "plugin.AddFeature<Bad>();", Event("new ManualResetEvent(false).WaitOne(); return null;"))
            .Add("handler-throws")
            .Compile("handler-throws", "plugin.AddFeature<Bad>();", Command("throws", "throw new InvalidOperationException();"))
            .Add("handler-hangs")
            .Compile("handler-hangs", "plugin.AddFeature<Bad>();", Command("hangs", "return new TaskCompletionSource<Reply>().Task;"))
            .Add("handler-blocks")
            .Compile(
                "handler-blocks",
                "plugin.AddFeature<Bad>();",
                Command("blocks", "new ManualResetEvent(false).WaitOne(); return null;")
            )
            .Add("modal-late")
            .Compile("modal-late", "plugin.AddFeature<Bad>();", Command("late", "return new TaskCompletionSource<Modal>().Task;", "Modal"))
            .Add("job-throws")
            .Compile("job-throws", "plugin.AddJob<Bad>(TimeSpan.FromSeconds(1));", Job("throw new InvalidOperationException(\"Job\");"))
            .Add("job-hangs")
            .Compile(
                "job-hangs",
                "plugin.AddJob<Bad>(TimeSpan.FromSeconds(1));",
                Job("return new ValueTask(new TaskCompletionSource().Task);", "[Quartz.JobTimeout(\"00:00:01\")]")
            );
    }

    private static string Event(string body) =>
        $$"""public sealed class Bad { [On] public Task HandleAsync(MessageCreated e, CancellationToken token) { {{body}} } }""";

    private static string Command(string name, string body, string answer = "Reply") =>
        $$"""
            public sealed class Bad
            {
                [Everyone, Command("{{name}}", "Bad")] public Task<{{answer}}> RunAsync(CommandContext context) { {{body}} }
            }
            """;

    private static string Job(string body, string attribute = "") =>
        $$"""
            {{attribute}} public sealed class Bad : Quartz.IJob
            {
                public ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken token) { {{body}} }
            }
            """;
}
