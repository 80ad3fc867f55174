using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Events;

/// <summary>What a shop tells a bookkeeper, who may fail, and a clerk of another plugin.</summary>
public abstract class OutboxTest : IDisposable
{
    private static readonly AsyncLocal<Notes> Current = new();

    private protected Notes Written { get; } = new();

    private protected TestHost Host { get; } =
        new TestHost()
            .With("shop", plugin => plugin.AddDatabase<ShopDbContext>())
            .With("books", plugin => plugin.AddFeature<Bookkeeper>())
            .With("office", plugin => plugin.AddFeature<Clerk>());

    public void Dispose()
    {
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Advance() => Host.Time.Advance(TimeSpan.FromSeconds(5));

    private protected async Task<OutboxDispatcher> StartAsync()
    {
        // The dispatcher's loops inherit this, so that the handlers of each test write into its own notes.
        Current.Value = Written;
        var dispatcher = Host.NewOutboxDispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        return dispatcher;
    }

    private protected async Task StopAsync(OutboxDispatcher dispatcher)
    {
        var stop = dispatcher.StopAsync(TestContext.Current.CancellationToken);
        // A handler that does not return is waited for.
        await Wait.UntilAsync(() => stop.IsCompleted, Advance);
        await stop;
    }

    private protected async Task RaiseAsync(DurableEvent e)
    {
        await using var scope = Host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Raise(e);
        await db.SaveChangesAsync();
    }

    private protected async Task StartLedgerAsync(Func<ShopDbContext, Task> handle)
    {
        Written.Handle = handle;
        await Host.With("ledger", plugin => plugin.AddDatabase<ShopDbContext>().AddFeature<Ledger>()).StartAsync();
    }

    private protected async Task AddRowAsync(string subscriber, Action<OutboxRow>? change = null)
    {
        var row = new OutboxRow
        {
            EventId = Guid.NewGuid(),
            EventType = typeof(Sold).FullName!,
            Payload = System.Text.Json.JsonSerializer.Serialize(new Sold(new Snowflake(1), "lamp", 1)),
            OrderKey = "lamp",
            Subscriber = subscriber,
            RaisedAt = Host.Time.GetUtcNow(),
            DueAt = Host.Time.GetUtcNow(),
        };
        change?.Invoke(row);
        await using var db = Host["shop"].Database!.CreateContext();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    private protected async Task<List<OutboxRow>> RowsAsync()
    {
        await using var db = Host["shop"].Database!.CreateContext();
        return await db.Set<OutboxRow>().AsNoTracking().ToListAsync();
    }

    private protected Task EmptyAsync() => LeftAsync(0);

    private protected async Task LeftAsync(int count)
    {
        var rows = await RowsAsync();
        for (var i = 0; rows.Count > count; i++)
        {
            Assert.True(i < 2000, $"{rows.Count} events stay, the first because of “{rows[0].LastError}”.");
            Advance();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            rows = await RowsAsync();
        }
    }

    private protected sealed class Notes
    {
        public ConcurrentQueue<string> Book { get; } = new();

        public ConcurrentQueue<string> Office { get; } = new();

        public ConcurrentQueue<DurableEvent> Tries { get; } = new();

        public Func<DurableEvent, bool> Fail { get; set; } = _ => false;

        public Func<DurableEvent, bool> Hang { get; set; } = _ => false;

        public Func<DurableEvent, Task> Wait { get; set; } = _ => Task.CompletedTask;

        public Func<ShopDbContext, Task> Handle { get; set; } = _ => Task.CompletedTask;

        public async Task WriteAsync(DurableEvent e, string line)
        {
            Tries.Enqueue(e);
            if (Hang(e))
                await new TaskCompletionSource().Task;
            await Wait(e);
            if (Fail(e))
                throw new InvalidOperationException("The bookkeeper is ill");
            Book.Enqueue(line);
        }
    }

    private sealed class Bookkeeper
    {
        [On]
        public static Task HandleAsync(Sold e, CancellationToken cancellationToken) =>
            Current.Value!.WriteAsync(e, $"sold {e.What} {e.Number}");

        [On]
        public static Task HandleAsync(Returned e, CancellationToken cancellationToken) =>
            Current.Value!.WriteAsync(e, $"returned {e.What}");
    }

    private sealed class Ledger(ShopDbContext db)
    {
        [On]
        public Task HandleAsync(Sold e, CancellationToken cancellationToken) => Current.Value!.Handle(db);
    }

    /// <summary>The bookkeeper of a later version: another class with other methods.</summary>
    private protected sealed class Accountant
    {
        [On(Name = "Bookkeeper.HandleAsync")]
        public static Task EnterAsync(Sold e, CancellationToken cancellationToken) =>
            Current.Value!.WriteAsync(e, $"sold {e.What} {e.Number}");
    }

    private protected sealed class Nameless
    {
        [On(Name = " ")]
        public static Task HandleAsync(Sold e, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Clerk
    {
        [On]
        public static Task HandleAsync(Sold e, CancellationToken cancellationToken)
        {
            Current.Value!.Office.Enqueue($"clerk {e.What} {e.Number}");
            return Task.CompletedTask;
        }
    }
}
