using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Host.Startup;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>Bots with one bad plugin. The fault is a value of the process, so these tests run one after the other.</summary>
public sealed class BadPluginStory(OwnWorld world) : IClassFixture<OwnWorld>, IDisposable
{
    private const string Fault = "fault";

    public void Dispose() => AppDomain.CurrentDomain.SetData(Fault, null);

    [Fact]
    public async Task A_required_plugin_that_fails_ends_the_start_by_its_name()
    {
        AppDomain.CurrentDomain.SetData(Fault, "configure");
        var entry = new PluginFolder(world.NewFolder()).Entry();
        entry["required"] = true;

        var error = await Assert.ThrowsAsync<StartupException>(() => world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets(), entry));

        Assert.Contains(
            "The plugin faulty is required in plugins.json, and cannot start (ConfigureFailed)",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Configure does not feel like it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_and_a_Dispose_that_never_end_do_not_keep_the_bot_from_stopping()
    {
        AppDomain.CurrentDomain.SetData(Fault, "stuck-job");
        AppDomain.CurrentDomain.SetData("stuck", null);
        var folder = world.NewFolder();
        var bot = await world.StartBotAsync(folder, new PluginFolder(world.NewFolder()).Entry());
        while (AppDomain.CurrentDomain.GetData("stuck") is null)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);

        await bot.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);

        var log = await File.ReadAllLinesAsync(
            Assert.Single(Directory.GetFiles(Path.Combine(folder, "logs"))),
            TestContext.Current.CancellationToken
        );
        var named = Assert.Single(log, line => line.Contains("its services were not disposed within", StringComparison.Ordinal));
        Assert.Contains("\"Plugin\":\"faulty\"", named, StringComparison.Ordinal);
    }
}
