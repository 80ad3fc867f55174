using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace Snippets.Tests;

public sealed class DropUnusedTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Lines _log = [];

    [Fact]
    public async Task Snippets_that_nobody_uses_are_dropped_with_their_statistics()
    {
        await using var database = await Database.CreateAsync();
        var start = _time.GetUtcNow();
        await database.AddAsync("never used", start);
        await database.AddAsync("used long ago", start, start.AddDays(1));
        await database.AddAsync("used lately", start, start.AddDays(1), start.AddDays(9));
        await database.AddAsync("young", start.AddDays(9));
        _time.Advance(TimeSpan.FromDays(12));

        await RunAsync(database, TimeSpan.FromDays(10));

        Assert.Equal(["used lately", "young"], await database.NamesAsync());
        Assert.Equal(["Deleted 2 snippets in server 1 that were not used for 10.00:00:00"], _log);
        await using var db = database.Open();
        Assert.Equal(2, await db.Uses.CountAsync());
    }

    [Fact]
    public async Task Without_a_time_all_are_kept()
    {
        await using var database = await Database.CreateAsync();
        await database.AddAsync("never used", _time.GetUtcNow());
        _time.Advance(TimeSpan.FromDays(10_000));

        await RunAsync(database, null);

        Assert.Equal(["never used"], await database.NamesAsync());
    }

    [Fact]
    public async Task The_migrations_make_what_the_code_expects()
    {
        await using var database = await Database.CreateAsync();
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    private async Task RunAsync(Database database, TimeSpan? keep)
    {
        await using var db = database.Open();
        IJob job = new DropUnused(db, _time, Options.Create(new SnippetsOptions { KeepUnused = keep }), _log);
        await job.Execute(null!, CancellationToken.None);
    }

    private sealed class Lines : List<string>, ILogger<DropUnused>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Add(formatter(state, exception));
    }
}
