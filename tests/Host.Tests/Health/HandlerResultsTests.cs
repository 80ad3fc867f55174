using DCTicket.Host.Health;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Health;

public sealed class HandlerResultsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Failures_are_counted_until_the_handler_succeeds()
    {
        var results = new HandlerResults(_time);
        results.RecordSuccess("shop", "Sell");
        results.RecordFailure("shop", "Sell", new InvalidOperationException("first"));
        var start = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(1));
        results.RecordFailure("shop", "Sell", new InvalidOperationException("second"));
        results.RecordFailure("books", "Write", new InvalidOperationException("other"));

        var failing = Assert.Single(results.Of("shop"));
        Assert.Equal(
            ("Sell", 2, start, _time.GetUtcNow(), "second"),
            (failing.Handler, failing.InARow, failing.Since, failing.LastAt, failing.Exception.Message)
        );

        results.RecordSuccess("shop", "Sell");
        Assert.Equal(0, Assert.Single(results.Of("shop")).InARow);

        _time.Advance(TimeSpan.FromMinutes(1));
        results.RecordFailure("shop", "Sell", new InvalidOperationException("third"));
        Assert.Equal((1, _time.GetUtcNow()), (results.Of("shop")[0].InARow, results.Of("shop")[0].Since));
    }
}
