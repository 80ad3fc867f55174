using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>
/// A clock that moves only when told, and that knows who waits for it: a test lets exactly the wait pass that it expects.
/// </summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The length of every wait that was let pass.</summary>
    public List<TimeSpan> Elapsed { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiter = new Waiter(this);
        waiter.Inner = base.CreateTimer(
            value =>
            {
                Remove(waiter);
                callback(value);
            },
            state,
            dueTime,
            period
        );
        Add(waiter, dueTime);
        return waiter;
    }

    /// <summary>Lets a wait of this length pass, as soon as somebody begins one.</summary>
    public Task ElapseAsync(TimeSpan length) => ElapseAsync(due => due == length, length.ToString());

    /// <summary>Lets the next wait pass that fits, and tells its length.</summary>
    public async Task<TimeSpan> ElapseAsync(Func<TimeSpan, bool> fits, string what)
    {
        var waiter = await FindAsync(fits, what);
        Elapsed.Add(waiter.Length);
        Advance(waiter.Due - GetUtcNow());
        return waiter.Length;
    }

    /// <summary>Ends as soon as somebody begins a wait of this length: what it did before is done.</summary>
    public Task WaitsAsync(TimeSpan length) => FindAsync(due => due == length, length.ToString());

    private async Task<Waiter> FindAsync(Func<TimeSpan, bool> fits, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            Task changed;
            Waiter? waiter;
            lock (_lock)
            {
                waiter = _waiters.Find(candidate => fits(candidate.Length));
                changed = _changed.Task;
            }

            if (waiter is not null)
                return waiter;

            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Nobody waits for {what}; waits under way: {string.Join(", ", Pending())}");
            }
        }
    }

    /// <summary>The lengths of the waits under way.</summary>
    public IReadOnlyList<TimeSpan> Pending()
    {
        lock (_lock)
            return [.. _waiters.Select(waiter => waiter.Length)];
    }

    private void Add(Waiter waiter, TimeSpan length)
    {
        lock (_lock)
        {
            _waiters.Remove(waiter);
            if (length == Timeout.InfiniteTimeSpan)
                return;
            (waiter.Length, waiter.Due) = (length, GetUtcNow() + length);
            _waiters.Add(waiter);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Remove(Waiter waiter)
    {
        lock (_lock)
            _waiters.Remove(waiter);
    }

    private sealed class Waiter(ObservedTime time) : ITimer
    {
        public ITimer? Inner { get; set; }

        public TimeSpan Length { get; set; }

        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Add(this, dueTime);
            return Inner!.Change(dueTime, period);
        }

        public void Dispose()
        {
            time.Remove(this);
            Inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            time.Remove(this);
            return Inner!.DisposeAsync();
        }
    }
}
