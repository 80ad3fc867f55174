using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Plugins;

public sealed class PluginStartTests : IDisposable
{
    private const string EachHasAll = """
        public sealed class Notes(Microsoft.EntityFrameworkCore.DbContextOptions<Notes> options) : PluginDbContext(options);
        public sealed class Works
        {
            [Everyone, Command("COMMAND", "Works")] public Task<Reply> RunAsync(CommandContext context) => null;
            [On] public Task HandleAsync(MessageCreated e, CancellationToken token) => Task.CompletedTask;
        }
        public sealed class Runs : Quartz.IJob
        {
            public ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken token) => default;
        }
        """;

    private readonly TestHost _host = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Thirty_plugins_start_at_once()
    {
        var plugins = new CompiledPlugins(_folder.Path);
        for (var i = 0; i < 30; i++)
            plugins
                .Add($"plugin{i}", i == 0 ? null : new JsonObject { ["dependencies"] = new JsonObject { [$"plugin{i - 1}"] = "1.0" } })
                .Compile(
                    $"plugin{i}",
                    "plugin.AddDatabase<Notes>().AddFeature<Works>().AddJob<Runs>(TimeSpan.FromMinutes(1));",
                    EachHasAll.Replace("COMMAND", $"command{i}", StringComparison.Ordinal)
                );
        await File.WriteAllTextAsync(
            _host.PluginsFile,
            new JsonObject { ["plugins"] = plugins.Entries }.ToJsonString(),
            TestContext.Current.CancellationToken
        );

        await _host.Loader.LoadAsync(
            PluginsFile.Read(_host.PluginsFile, _host.Settings.PluginsFolder),
            TestContext.Current.CancellationToken
        );

        Assert.All(_host.Plugins.All, plugin => Assert.Null(plugin.Cause));
        Assert.Equal(30, _host.LoaderLog.Count(line => line.Contains("1.0.0: 1 commands, 1 jobs, in ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_owner_sees_how_long_a_start_took()
    {
        Slow.Start = () => _host.Time.Advance(TimeSpan.FromSeconds(2));
        await _host.With("slow", plugin => plugin.AddSingleton<Slow>().AddFeature<Listens>()).With("quick", _ => { }).StartAsync();

        Assert.Equal(TimeSpan.FromSeconds(2), _host.StatusOf("slow").StartTime);
        Assert.Equal(TimeSpan.Zero, _host.StatusOf("quick").StartTime);
        var health = await _host.Health.FindAsync("slow", TestContext.Current.CancellationToken);
        var details = PluginDetailsRenderer.Render(health!, CultureInfo.GetCultureInfo("en-US")).Embeds[0].Description;
        Assert.EndsWith("-# Started in 2000 ms", details, StringComparison.Ordinal);
    }

    private sealed class Slow : ChannelSet
    {
        public Slow() => Start();

        public static Action Start { get; set; } = () => { };
    }

    private sealed class Listens
    {
        [On(Where = typeof(Slow))]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
