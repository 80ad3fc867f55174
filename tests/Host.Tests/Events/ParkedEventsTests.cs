using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Tests.Events;

public sealed class ParkedEventsTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("shop", plugin => plugin.AddDatabase<ShopDbContext>());

    private ParkedEvents Events => new(_host.Plugins, _host.Time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Only_parked_events_are_listed_oldest_first()
    {
        var (first, _, last) = await AddRowsAsync();

        var parked = await Events.ListAsync("shop", 10, Token);

        Assert.Equal([first, last], parked.Select(e => e.Id));
        Assert.Equal(
            ("shop", "books/Write", "Sold", 10, "ill"),
            (parked[0].Publisher, parked[0].Subscriber, parked[0].EventType, parked[0].Attempts, parked[0].LastError)
        );
        Assert.Equal(_host.Time.GetUtcNow(), parked[0].RaisedAt);
        Assert.Single(await Events.ListAsync("shop", 1, Token));
        Assert.Empty(await Events.ListAsync("nobody", 10, Token));
    }

    [Fact]
    public async Task Retrying_makes_a_parked_event_due_with_all_its_attempts()
    {
        var (first, waiting, _) = await AddRowsAsync();
        var signal = _host["shop"].Database!.OutboxSignal.WaitAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.False(await Events.RetryAsync("shop", waiting, Token));
        Assert.False(await Events.RetryAsync("nobody", first, Token));
        Assert.False(signal.IsCompleted);
        Assert.True(await Events.RetryAsync("shop", first, Token));
        await signal.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.False(await Events.RetryAsync("shop", first, Token));

        var row = (await RowsAsync()).Single(r => r.Id == first);
        Assert.Equal((_host.Time.GetUtcNow(), 0), (row.DueAt, row.Attempts));
    }

    [Fact]
    public async Task Dropping_deletes_a_parked_event_and_no_other()
    {
        var (first, waiting, last) = await AddRowsAsync();

        Assert.True(await Events.DropAsync("shop", first, Token));
        Assert.False(await Events.DropAsync("shop", first, Token));
        Assert.False(await Events.DropAsync("shop", waiting, Token));
        Assert.False(await Events.DropAsync("nobody", last, Token));

        Assert.Equal([waiting, last], (await RowsAsync()).Select(row => row.Id));
    }

    private async Task<(long First, long Waiting, long Last)> AddRowsAsync()
    {
        await _host.StartAsync();
        await using var db = _host["shop"].Database!.CreateContext();
        var now = _host.Time.GetUtcNow();
        OutboxRow[] rows = [Row(null, 10), Row(now.AddHours(1), 2), Row(null, 10)];
        foreach (var row in rows)
        {
            db.Add(row);
            await db.SaveChangesAsync(Token);
        }

        return (rows[0].Id, rows[1].Id, rows[2].Id);

        OutboxRow Row(DateTimeOffset? dueAt, int attempts) =>
            new()
            {
                EventId = Guid.NewGuid(),
                EventType = "Sold",
                Payload = "{}",
                OrderKey = "lamp",
                Subscriber = "books/Write",
                RaisedAt = now,
                DueAt = dueAt,
                Attempts = attempts,
                LastError = "ill",
            };
    }

    private async Task<List<OutboxRow>> RowsAsync()
    {
        await using var db = _host["shop"].Database!.CreateContext();
        return await db.Set<OutboxRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Token);
    }
}
