using System.Reflection.Emit;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Host.Tests.Plugins;

/// <summary>A plugin that never returns is off, by name, and the others start. The threads that hang end with the process.</summary>
public sealed class HangingPluginTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_Configure_that_does_not_return_is_given_up_after_30_seconds()
    {
        var plugin = new MadePlugin(_folder.Path).Write(
            typeof(IPlugin).Assembly,
            code =>
            {
                code.Emit(OpCodes.Ldc_I4_M1);
                code.Emit(OpCodes.Call, typeof(Thread).GetMethod(nameof(Thread.Sleep), [typeof(int)])!);
            }
        );
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugin.json"),
            """{ "id": "made", "name": "Made", "version": "1.0.0", "contracts": "[1.0,2.0)" }""",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            _host.PluginsFile,
            $$"""{ "plugins": [ { "id": "made", "assembly": "{{plugin.Entry.Assembly}}" } ] }""",
            TestContext.Current.CancellationToken
        );
        var entries = PluginsFile.Read(_host.Settings.PluginsFile, _host.Settings.PluginsFolder);

        await EndAsync(_host.Loader.LoadAsync(entries, TestContext.Current.CancellationToken));

        Assert.Equal(PluginState.ConfigureFailed, _host.StatusOf("made").State);
        Assert.Contains(
            "Its constructor or its Configure did not return within 30 seconds",
            _host.StatusOf("made").Cause,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_database_that_does_not_open_is_given_up()
    {
        await EndAsync(_host.With("slow", plugin => plugin.AddDatabase<Slow>()).With("other", _ => { }).StartAsync());

        Assert.Equal(PluginState.MigrationFailed, _host.StatusOf("slow").State);
        Assert.Contains(
            "slow.db could not be migrated: It did not return within 2 minutes.",
            _host.StatusOf("slow").Cause,
            StringComparison.Ordinal
        );
        Assert.True(_host.StatusOf("other").IsActive);
    }

    [Fact]
    public async Task A_migration_that_does_not_return_is_given_up_after_30_minutes()
    {
        var start = _host.With("stuck", plugin => plugin.AddDatabase<Stuck>()).With("other", _ => { }).StartAsync();
        await Never.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await EndAsync(start, TimeSpan.FromMinutes(1));

        Assert.Equal(PluginState.MigrationFailed, _host.StatusOf("stuck").State);
        Assert.Contains(
            "It did not return within 30 minutes. The migrations to apply were 20260101000000_Never.",
            _host.StatusOf("stuck").Cause,
            StringComparison.Ordinal
        );
        Assert.True(_host.StatusOf("other").IsActive);
    }

    [Fact]
    public async Task A_filter_whose_constructor_does_not_return_is_given_up_after_30_seconds()
    {
        await EndAsync(
            _host.With("slow", plugin => plugin.AddSingleton<NoChannels>().AddFeature<Filtered>()).With("other", _ => { }).StartAsync()
        );

        Assert.Equal(PluginState.ServicesInvalid, _host.StatusOf("slow").State);
        Assert.Contains(
            "The constructor of a ChannelSet, or the time zone of a job, did not return within 30 seconds",
            _host.StatusOf("slow").Cause,
            StringComparison.Ordinal
        );
        Assert.True(_host.StatusOf("other").IsActive);
    }

    private async Task EndAsync(Task start, TimeSpan? step = null)
    {
        await Wait.UntilAsync(() => start.IsCompleted, () => _host.Time.Advance(step ?? TimeSpan.FromSeconds(1)));
        await start;
    }

    private sealed class Slow : PluginDbContext
    {
        public Slow(DbContextOptions<Slow> options)
            : base(options) => new ManualResetEvent(false).WaitOne();
    }

    private sealed class Stuck(DbContextOptions<Stuck> options) : PluginDbContext(options)
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    [DbContext(typeof(Stuck)), Migration("20260101000000_Never")]
    private sealed class Never : Migration
    {
        public static TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            Begun.SetResult();
            new ManualResetEvent(false).WaitOne();
        }
    }

    private sealed class NoChannels : ChannelSet
    {
        public NoChannels() => new ManualResetEvent(false).WaitOne();
    }

    private sealed class Filtered
    {
        [On(Where = typeof(NoChannels))]
        public static Task HandleAsync(MessageCreated e, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
