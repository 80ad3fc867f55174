using DCTicket.Host.Jobs;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DCTicket.Host.Tests.Jobs;

public sealed class JobScheduleTests : IAsyncDisposable
{
    private readonly TestHost _host = new();
    private readonly LogLines<JobRuns> _log = new();
    private readonly AdjustableClock _clock;
    private ServiceProvider? _services;

    public JobScheduleTests() => _clock = new AdjustableClock(_host.Time);

    private JobSchedule Schedule => _services!.GetRequiredService<JobSchedule>();

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await Schedule.StopAsync(TimeSpan.Zero);
            await _services.DisposeAsync();
        }

        _host.Dispose();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(72)]
    public async Task Jobs_run_on_at_their_pace_when_the_clock_is_put_back_or_forward(int hours)
    {
        var counter = await StartAsync<Counter>(TimeSpan.FromMinutes(1));
        await AfterAsync(TimeSpan.Zero, () => counter.Count == 1);
        await AfterAsync(TimeSpan.FromMinutes(1), () => counter.Count == 2);

        _clock.Offset = TimeSpan.FromHours(hours);

        await AfterAsync(TimeSpan.FromMinutes(1), () => counter.Count == 3);
        await AfterAsync(TimeSpan.FromMinutes(1), () => counter.Count == 4);
        Assert.Equal(4, counter.Count);
    }

    [Fact]
    public async Task Jobs_that_hang_keep_no_other_job_from_running()
    {
        var others = Enumerable.Range(0, 15).Select(n => $"b{n}").ToList();
        foreach (var other in others)
            _host.With(other, plugin => plugin.AddSingleton<JobProbe>().AddJob<Patient>(TimeSpan.FromMinutes(1)));
        var counter = await StartAsync<Counter>(TimeSpan.FromMinutes(1));
        await AfterAsync(
            TimeSpan.Zero,
            () => others.TrueForAll(other => _host[other].Services.GetRequiredService<JobProbe>().Count == 1) && counter.Count == 1
        );

        await AfterAsync(TimeSpan.FromMinutes(1), () => counter.Count == 2);
    }

    [Fact]
    public async Task A_job_that_does_not_end_in_time_is_stopped_and_counted_as_failed()
    {
        var job = await StartAsync<Patient>(TimeSpan.FromMinutes(1));
        await AfterAsync(TimeSpan.Zero, () => job.Count == 1);

        await AfterAsync(TimeSpan.FromMinutes(10), () => job.Cancelled == 1);

        var failure = Assert.Single(_host.Results.Of("a"));
        Assert.Equal("The job did not end within 00:10:00.", failure.Exception.Message);
        await AfterAsync(TimeSpan.FromMinutes(1), () => job.Count == 2);
    }

    [Fact]
    public async Task A_job_that_ignores_its_end_does_not_run_twice_at_the_same_time_and_fails_until_it_ends()
    {
        var job = await StartAsync<Blocking>(TimeSpan.FromMinutes(1));
        await AfterAsync(TimeSpan.Zero, () => job.Count == 1);

        await AfterAsync(TimeSpan.FromMinutes(10), () => _host.Results.Of("a") is [{ InARow: 1 }]);
        await AfterAsync(TimeSpan.FromMinutes(1), () => _host.Results.Of("a") is [{ InARow: 2 }]);

        var failure = Assert.Single(_host.Results.Of("a"));
        Assert.Equal(
            ("Blocking", "The job did not end within 00:10:00. It is still running, and does not start again before it ends."),
            (failure.Handler, failure.Exception.Message)
        );
        Assert.Equal(1, job.Count);
        job.Go.Set();
        // The run may end after the next time for one has come: then the one after that is taken.
        await Wait.UntilAsync(
            () => job.Count >= 2 && _host.Results.Of("a") is [{ InARow: 0 }],
            () => _host.Time.Advance(TimeSpan.FromSeconds(30))
        );
    }

    [Fact]
    public async Task A_job_says_itself_how_long_it_may_take()
    {
        var job = await StartAsync<Hurried>(TimeSpan.FromHours(1));
        await AfterAsync(TimeSpan.Zero, () => job.Count == 1);

        await AfterAsync(TimeSpan.FromSeconds(7), () => job.Cancelled == 1);

        Assert.Equal("The job did not end within 00:00:07.", Assert.Single(_host.Results.Of("a")).Exception.Message);
    }

    [Fact]
    public async Task Stopping_cancels_the_jobs_that_run_and_waits_for_them()
    {
        var job = await StartAsync<Patient>(TimeSpan.FromMinutes(1));
        await AfterAsync(TimeSpan.Zero, () => job.Count == 1);

        await Schedule.StopAsync(TimeSpan.FromSeconds(7)).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(1, job.Cancelled);
        Assert.Empty(_host.Results.Of("a"));
    }

    [Fact]
    public async Task A_job_that_fails_each_time_is_logged_now_and_then()
    {
        var job = await StartAsync<Failing>(TimeSpan.FromMinutes(1));
        for (var run = 1; run <= 15; run++)
            await AfterAsync(
                run == 1 ? TimeSpan.Zero : TimeSpan.FromMinutes(1),
                () => _host.Results.Of("a") is [{ } failure] && failure.InARow == run
            );

        Assert.Equal(15, job.Count);
        Assert.Equal(4, _log.Count);
        Assert.StartsWith("Error: a: job Failing failed; it runs again at its next time", _log.First(), StringComparison.Ordinal);
    }

    // Quartz looks at its clock between two waits, so that the time has to go on while one waits for it.
    private Task AfterAsync(TimeSpan time, Func<bool> condition)
    {
        _host.Time.Advance(time);
        return Wait.UntilAsync(condition, () => _host.Time.Advance(TimeSpan.FromMilliseconds(10)));
    }

    private async Task<JobProbe> StartAsync<TJob>(TimeSpan every)
        where TJob : class, IJob
    {
        await _host.With("a", plugin => plugin.AddSingleton<JobProbe>().AddJob<TJob>(every)).StartAsync();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(_host.Plugins)
            .AddSingleton(_host.Results)
            .AddLogging()
            .AddSingleton<ILogger<JobRuns>>(_log)
            .AddJobs(_clock)
            .BuildServiceProvider();
        await Schedule.StartAsync(TestContext.Current.CancellationToken);
        return _host["a"].Services.GetRequiredService<JobProbe>();
    }
}
