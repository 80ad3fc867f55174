using DCTicket.Contracts;
using DCTicket.Host.Jobs;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Jobs;

public sealed class BackgroundWorkTests : IAsyncLifetime
{
    private readonly TestHost _host = new();
    private readonly List<string> _done = [];

    private IBackgroundWork Work => _host["a"].Services.GetRequiredService<IBackgroundWork>();

    public async ValueTask InitializeAsync() => await _host.With("a", plugin => plugin.AddService<Worker>()).StartAsync();

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Work_of_one_key_runs_in_order_and_that_of_another_key_does_not_wait()
    {
        var first = new TaskCompletionSource();
        var slow = Work.StartAsync<Worker>("1", (_, _) => DoAsync("first", first.Task));
        var next = Work.StartAsync<Worker>("1", (_, _) => DoAsync("second", Task.CompletedTask));

        await Work.StartAsync<Worker>("2", (_, _) => DoAsync("other", Task.CompletedTask));
        await Work.StartAsync<Worker>((_, _) => DoAsync("without a key", Task.CompletedTask));
        Assert.Equal(["other", "without a key"], _done);
        first.SetResult();
        await Task.WhenAll(slow, next);

        Assert.Equal(["other", "without a key", "first", "second"], _done);
    }

    [Fact]
    public async Task A_failure_is_logged_now_and_then_shown_for_the_plugin_and_holds_up_nothing()
    {
        for (var i = 0; i < 10; i++)
            await Work.StartAsync<Worker>("1", (_, _) => throw new InvalidOperationException("It cannot work."));
        await Work.StartAsync<Worker>("1", (_, _) => DoAsync("next", Task.FromException(new TimeoutException())));

        var failure = Assert.Single(_host.Results.Of("a"));

        Assert.Equal(("Worker", 11), (failure.Handler, failure.InARow));
        Assert.Equal(5, _host.PluginLog.Count);
        Assert.StartsWith("Error: \"a\": background work \"Worker\" failed", _host.PluginLog.First(), StringComparison.Ordinal);
        await Work.StartAsync<Worker>("1", (_, _) => DoAsync("last", Task.CompletedTask));
        Assert.Equal(0, Assert.Single(_host.Results.Of("a")).InARow);
    }

    [Fact]
    public async Task Each_work_has_a_scope_of_its_own()
    {
        var seen = new List<Worker>();
        for (var i = 0; i < 2; i++)
            await Work.StartAsync<Worker>(
                (worker, _) =>
                {
                    seen.Add(worker);
                    return Task.CompletedTask;
                }
            );

        Assert.NotSame(seen[0], seen[1]);
        Assert.All(seen, worker => Assert.True(worker.IsDisposed));
    }

    [Fact]
    public async Task A_stop_waits_for_running_work()
    {
        var end = new TaskCompletionSource();
        _ = Work.StartAsync<Worker>((_, cancellationToken) => DoAsync("it", end.Task.WaitAsync(cancellationToken)));

        var stop = _host["a"].BackgroundWork.StopAsync();
        Assert.False(stop.IsCompleted);
        end.SetResult();
        await stop;

        Assert.Equal(["it"], _done);
    }

    [Fact]
    public async Task Work_that_does_not_end_is_cancelled_at_a_stop_and_no_other_work_starts()
    {
        var started = new TaskCompletionSource();
        var running = Work.StartAsync<Worker>(
            "1",
            async (_, cancellationToken) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
        );
        var waiting = Work.StartAsync<Worker>("1", (_, _) => DoAsync("waiting", Task.CompletedTask));
        await started.Task;

        var stop = _host["a"].BackgroundWork.StopAsync();
        _host.Time.Advance(BackgroundWork.MaxGrace);
        await Task.WhenAll(stop, running, waiting);
        await Work.StartAsync<Worker>((_, _) => DoAsync("late", Task.CompletedTask));

        Assert.Empty(_done);
        Assert.Empty(_host.Results.Of("a"));
    }

    private async Task DoAsync(string what, Task until)
    {
        await until;
        lock (_done)
            _done.Add(what);
    }

    private sealed class Worker : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
