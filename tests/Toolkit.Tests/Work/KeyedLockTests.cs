using DCTicket.Toolkit.Work;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Toolkit.Tests.Work;

public sealed class KeyedLockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task One_at_a_time_holds_a_key_and_nobody_waits_for_another_key()
    {
        var locks = new KeyedLock<int>(_time);
        var first = await locks.EnterAsync(1, CancellationToken.None);
        var second = locks.EnterAsync(1, CancellationToken.None);
        using (await locks.EnterAsync(2, CancellationToken.None))
            Assert.False(second.IsCompleted);

        first.Dispose();
        (await second).Dispose();
        Assert.Equal(0, locks.Count);
    }

    [Fact]
    public async Task Many_who_work_on_few_keys_never_meet()
    {
        var locks = new KeyedLock<int>(_time);
        var (inside, most) = (new int[3], 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        using var turn = await locks.EnterAsync(number % 3, CancellationToken.None);
                        most = Math.Max(most, Interlocked.Increment(ref inside[number % 3]));
                        await Task.Yield();
                        Interlocked.Decrement(ref inside[number % 3]);
                    })
                )
        );
        Assert.Equal(1, most);
        Assert.Equal(0, locks.Count);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_key_to_the_next()
    {
        var locks = new KeyedLock<string>(_time);
        var held = await locks.EnterAsync("a", CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var impatient = locks.EnterAsync("a", cancelled.Token);
        var late = locks.TryEnterAsync("a", TimeSpan.FromSeconds(5), CancellationToken.None);
        var next = locks.EnterAsync("a", CancellationToken.None);

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await late);
        held.Dispose();
        (await next).Dispose();
        Assert.Equal(0, locks.Count);
    }

    [Fact]
    public async Task Who_is_cancelled_while_waiting_for_some_time_is_told_so()
    {
        var locks = new KeyedLock<int>(_time);
        using var held = await locks.EnterAsync(1, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var waiting = locks.TryEnterAsync(1, TimeSpan.FromSeconds(5), cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Leaving_twice_lets_only_one_in()
    {
        var locks = new KeyedLock<int>(_time);
        var first = await locks.EnterAsync(1, CancellationToken.None);
        var second = locks.EnterAsync(1, CancellationToken.None);
        var third = locks.EnterAsync(1, CancellationToken.None);
        first.Dispose();
        first.Dispose();
        using var held = await second;
        Assert.False(third.IsCompleted);
    }
}
