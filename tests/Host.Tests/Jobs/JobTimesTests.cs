using DCTicket.Contracts;
using DCTicket.Host.Jobs;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Jobs;

/// <summary>Jobs at hours of the clock, and jobs that run soon.</summary>
public sealed class JobTimesTests : IAsyncDisposable
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private readonly TestHost _host = new();
    private ServiceProvider? _services;

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

    [Fact]
    public async Task A_job_by_cron_runs_at_the_hour_of_its_zone_and_not_at_start()
    {
        _host.Time.SetUtcNow(new DateTimeOffset(2026, 3, 28, 7, 59, 0, TimeSpan.Zero));
        var counter = await StartAsync(plugin => plugin.AddJob<Counter>("0 0 9 ? * *", Berlin));
        await AfterAsync(TimeSpan.FromSeconds(59), () => _host.Time.GetUtcNow().Second == 59);
        Assert.Equal(0, counter.Count);

        await AfterAsync(TimeSpan.FromSeconds(1), () => counter.Count == 1);

        // The night in which summer time begins has 23 hours.
        await AfterAsync(TimeSpan.FromHours(22.9), () => _host.Time.GetUtcNow().Hour == 6);
        Assert.Equal(1, counter.Count);
        await AfterAsync(TimeSpan.FromMinutes(6), () => counter.Count == 2);
    }

    [Fact]
    public async Task A_time_zone_is_found_with_the_services_of_the_plugin_and_shown()
    {
        await StartAsync(plugin => plugin.AddJob<Counter>("0 0 9 ? * *", services => services.GetRequiredService<Zone>().Value));

        var (job, _) = Assert.Single((await _host.Health.FindAsync("a", CancellationToken.None))!.Jobs);

        Assert.Equal(Berlin, job.Cron!.Zone);
        Assert.Equal(TimeSpan.FromHours(1), JobTimeLimit.Of(job));
    }

    [Fact]
    public async Task A_time_zone_that_cannot_be_found_turns_only_its_plugin_off()
    {
        await _host
            .With(
                "a",
                plugin =>
                    plugin
                        .AddSingleton<JobProbe>()
                        .AddJob<Counter>("0 0 9 ? * *", _ => throw new TimeZoneNotFoundException("No such zone."))
            )
            .With("b", _ => { })
            .StartAsync();

        Assert.Equal(PluginState.ServicesInvalid, _host.StatusOf("a").State);
        Assert.Equal("The time zone of the job Counter cannot be found: No such zone.", _host.StatusOf("a").Cause);
        Assert.True(_host.StatusOf("b").IsActive);
    }

    [Theory]
    [InlineData("0 9 * * 1")]
    [InlineData("at nine")]
    public async Task A_wrong_expression_is_refused_at_load(string cron)
    {
        var e = await Assert.ThrowsAsync<PluginException>(() =>
            _host.With("a", plugin => plugin.AddJob<Counter>(cron, Berlin)).StartAsync()
        );

        Assert.StartsWith(
            $"The job Counter is to run at “{cron}”, which is no cron expression of Quartz, such as “0 0 9 ? * MON-FRI” for nine on "
                + "workdays: ",
            e.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_job_that_is_to_run_soon_runs_at_once_and_keeps_its_interval()
    {
        var counter = await StartAsync(plugin => plugin.AddJob<Counter>(TimeSpan.FromMinutes(1)));
        await AfterAsync(TimeSpan.Zero, () => counter.Count == 1);

        _host["a"].Services.GetRequiredService<IJobs>().RunSoon<Counter>();

        await AfterAsync(TimeSpan.Zero, () => counter.Count == 2);
        await AfterAsync(TimeSpan.FromMinutes(1), () => counter.Count == 3);
    }

    [Fact]
    public async Task Requests_during_a_run_are_one_more_run_after_it()
    {
        var job = await StartAsync(plugin => plugin.AddJob<Blocking>(TimeSpan.FromHours(1)));
        await AfterAsync(TimeSpan.Zero, () => job.Count == 1);
        var jobs = _host["a"].Services.GetRequiredService<IJobs>();

        for (var i = 0; i < 5; i++)
            jobs.RunSoon<Blocking>();
        Assert.Equal(1, job.Count);
        job.Go.Set();
        await AfterAsync(TimeSpan.Zero, () => job.Count == 2);

        jobs.RunSoon<Blocking>();
        await AfterAsync(TimeSpan.Zero, () => job.Count == 3);
    }

    [Fact]
    public async Task A_request_before_the_jobs_start_is_kept()
    {
        await _host.With("a", plugin => plugin.AddSingleton<JobProbe>().AddJob<Counter>("0 0 9 ? * *", Berlin)).StartAsync();
        _host["a"].Services.GetRequiredService<IJobs>().RunSoon<Counter>();

        await StartScheduleAsync();

        var counter = _host["a"].Services.GetRequiredService<JobProbe>();
        await AfterAsync(TimeSpan.Zero, () => counter.Count == 1);
    }

    [Fact]
    public async Task Only_jobs_of_the_plugin_can_run_soon()
    {
        await StartAsync(plugin => plugin.AddJob<Counter>(TimeSpan.FromMinutes(1)));

        var e = Assert.Throws<InvalidOperationException>(_host["a"].Services.GetRequiredService<IJobs>().RunSoon<Patient>);

        Assert.Equal("The plugin a has no job Patient. Add it by AddJob<Patient>(…) in Configure.", e.Message);
    }

    // Quartz looks at its clock between two waits, so that the time has to go on while one waits for it.
    private Task AfterAsync(TimeSpan time, Func<bool> condition)
    {
        _host.Time.Advance(time);
        return Wait.UntilAsync(condition, () => _host.Time.Advance(TimeSpan.FromMilliseconds(1)));
    }

    private async Task<JobProbe> StartAsync(Action<IPluginBuilder> add)
    {
        await _host
            .With(
                "a",
                plugin =>
                {
                    plugin.AddSingleton<JobProbe>().AddSingleton<Zone>();
                    add(plugin);
                }
            )
            .StartAsync();
        await StartScheduleAsync();
        return _host["a"].Services.GetRequiredService<JobProbe>();
    }

    private async Task StartScheduleAsync()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_host.Time)
            .AddSingleton(_host.Plugins)
            .AddSingleton(_host.Results)
            .AddLogging()
            .AddJobs(_host.Time)
            .AddSingleton(_host.JobRequests)
            .BuildServiceProvider();
        await Schedule.StartAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Zone
    {
        public TimeZoneInfo Value { get; } = Berlin;
    }
}
