using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Plugins;

public sealed class CrashLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly DataFolder _data;
    private readonly CrashLog _crashes;
    private readonly string[] _plugins = ["bad", "good"];

    public CrashLogTests()
    {
        _data = DataFolder.Take(_folder.Path);
        _crashes = new CrashLog(_data, _time, NullLogger<CrashLog>.Instance);
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Three_crashes_in_five_minutes_keep_a_plugin_off_until_they_are_over()
    {
        Crash(3);

        var error = Assert.Throws<PluginException>(() => _crashes.Check("bad"));
        Assert.Equal(PluginState.Crashed, error.State);
        Assert.Contains("crashed the bot 3 times", error.Message, StringComparison.Ordinal);
        _crashes.Check("other");
        _time.Advance(TimeSpan.FromMinutes(4));
        _crashes.Check("bad");
    }

    [Fact]
    public void Two_crashes_are_forgiven()
    {
        Crash(2);

        _crashes.Check("bad");
    }

    [Fact]
    public void A_plugin_that_alone_was_executing_when_a_run_left_no_record_of_stopping_crashed()
    {
        for (var run = 0; run < 3; run++)
        {
            _crashes.Check("bad");
            Die(() => Enter("bad"));
        }

        _crashes.Begin(_plugins);

        Assert.Equal(PluginState.Crashed, Assert.Throws<PluginException>(() => _crashes.Check("bad")).State);
        _crashes.Check("good");
    }

    [Fact]
    public void Of_several_that_were_executing_none_is_blamed()
    {
        for (var run = 0; run < 3; run++)
            Die(() => Enter("bad"), () => Enter("good"));

        _crashes.Begin(_plugins);

        _crashes.Check("bad");
        _crashes.Check("good");
    }

    [Fact]
    public async Task A_handler_that_waits_is_not_executing()
    {
        var pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _crashes.Begin(_plugins);
        var waiting = WaitAsync();

        Assert.Empty(Executing());
        pause.SetResult();
        Assert.Equal(["bad"], await waiting);

        async Task<IReadOnlyList<string>> WaitAsync()
        {
            using var execution = Enter("bad");
            await pause.Task;
            return Executing();
        }
    }

    [Fact]
    public void A_recorded_stop_and_a_start_of_the_machine_are_nobodys_fault()
    {
        _crashes.Begin(_plugins);
        using (Enter("bad"))
            _crashes.Dispose();
        Assert.Null(ExecutionMarks.ReadLast(MarksFile));

        _crashes.Begin(_plugins);
        using (Enter("bad"))
        {
            var bytes = File.ReadAllBytes(MarksFile);
            bytes[4]++;
            File.WriteAllBytes(MarksFile, bytes);
        }

        Assert.Null(ExecutionMarks.ReadLast(MarksFile));
    }

    [Fact]
    public void A_damaged_file_of_marks_is_passed_over()
    {
        File.WriteAllText(MarksFile, "nonsense");

        _crashes.Begin(_plugins);

        _crashes.Check("bad");
    }

    [Fact]
    public void A_damaged_line_is_passed_over()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "crashes.log"), "\nnonsense\nyesterday bad\n");

        _crashes.Check("bad");
    }

    private string MarksFile => Path.Combine(_folder.Path, "executing");

    private ExecutionMark.Execution Enter(string plugin) => ExecutionMark.Begin(_crashes.MarkOf(plugin));

    private IReadOnlyList<string> Executing() => ExecutionMarks.ReadLast(MarksFile)!;

    // A run that ends while these are executing, each on a thread of its own.
    private void Die(params Func<ExecutionMark.Execution>[] executing)
    {
        _crashes.Begin(_plugins);
        var (begun, last) = (new CountdownEvent(executing.Length), new ManualResetEventSlim());
        var threads = executing
            .Select(enter => new Thread(() =>
            {
                using var execution = enter();
                begun.Signal();
                last.Wait();
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        begun.Wait(TestContext.Current.CancellationToken);
        var file = File.ReadAllBytes(MarksFile);
        last.Set();
        threads.ForEach(thread => thread.Join());
        File.WriteAllBytes(MarksFile, file);
    }

    private void Crash(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _crashes.Record("bad");
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
