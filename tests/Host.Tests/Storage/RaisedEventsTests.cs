using DCTicket.Contracts;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Storage;

/// <summary>With which save an event is written.</summary>
public sealed class RaisedEventsTests : IAsyncLifetime
{
    private readonly TestHost _host = new TestHost()
        .With("shop", plugin => plugin.AddDatabase<ShopDbContext>())
        .With("office", plugin => plugin.AddFeature<Clerk>());

    private AsyncServiceScope _scope;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ShopDbContext Db => _scope.ServiceProvider.GetRequiredService<ShopDbContext>();

    public async ValueTask InitializeAsync()
    {
        await _host.StartAsync();
        _scope = _host["shop"].Services.CreateAsyncScope();
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Raised_events_can_be_read_until_they_are_written()
    {
        var sold = new Sold(new Snowflake(1), "lamp", 1);
        Db.Raise(sold);
        Assert.Equal([sold], Db.RaisedEvents);

        await Db.SaveChangesAsync(Token);

        Assert.Empty(Db.RaisedEvents);
    }

    [Fact]
    public async Task The_event_of_a_save_that_failed_is_not_written_with_another_change()
    {
        var lamp = await FailAsync("lamp");

        Db.Entry(lamp).State = EntityState.Detached;
        Db.Add(new Item { Name = "chair" });
        await Db.SaveChangesAsync(Token);

        Assert.Empty(await EventsAsync());
        Db.Raise(new Sold(new Snowflake(1), "chair", 1));
        await Db.SaveChangesAsync(Token);
        Assert.Equal(["chair"], await EventsAsync());
    }

    [Fact]
    public async Task The_event_of_a_save_that_failed_is_forgotten_when_the_changes_are()
    {
        await FailAsync("lamp");

        Db.ChangeTracker.Clear();
        await Db.SaveChangesAsync(Token);

        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task The_event_of_a_save_that_failed_is_written_once_when_the_same_save_succeeds()
    {
        var lamp = await FailAsync("lamp");

        lamp.Name = "lamp";
        Db.Add(new Item { Name = "chair" });
        await Db.SaveChangesAsync(Token);
        await Db.SaveChangesAsync(Token);

        Assert.Equal(["lamp"], await EventsAsync());
    }

    [Fact]
    public async Task An_event_that_is_raised_in_a_write_without_a_save_is_written_with_it()
    {
        await Db.WriteAsync(
            async token =>
            {
                await Db.Items.ExecuteUpdateAsync(set => set.SetProperty(i => i.Name, "sold"), token);
                Db.Raise(new Sold(new Snowflake(1), "lamp", 1));
            },
            Token
        );

        Assert.Equal(["lamp"], await EventsAsync());
    }

    [Fact]
    public async Task An_event_that_is_raised_in_a_write_that_fails_is_dropped()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Db.WriteAsync(
                _ =>
                {
                    Db.Raise(new Sold(new Snowflake(1), "lamp", 1));
                    throw new InvalidOperationException("test");
                },
                Token
            )
        );

        await Db.SaveChangesAsync(Token);

        Assert.Empty(await EventsAsync());
    }

    // An item without a name is refused by the database.
    private async Task<Item> FailAsync(string what)
    {
        var item = new Item { Name = null! };
        Db.Add(item);
        Db.Raise(new Sold(new Snowflake(1), what, 1));
        await Assert.ThrowsAsync<DbUpdateException>(() => Db.SaveChangesAsync(Token));
        return item;
    }

    private async Task<List<string>> EventsAsync()
    {
        await using var db = _host["shop"].Database!.CreateContext();
        return await db.Set<OutboxRow>().OrderBy(row => row.Id).Select(row => row.OrderKey).ToListAsync(Token);
    }

    private sealed class Clerk
    {
        [On]
        public static Task HandleAsync(Sold e, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
