using System.Collections.Concurrent;

namespace DCTicket.Host.Health;

/// <summary>The failures of handlers and jobs since the start of the host.</summary>
internal sealed class HandlerResults(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Plugin, string Handler), HandlerFailure> _failures = new();

    /// <summary>Resets a handler's consecutive failures. Cheap, since it is called for each event.</summary>
    public void RecordSuccess(string plugin, string handler)
    {
        var key = (plugin, handler);
        while (_failures.TryGetValue(key, out var last) && last.InARow > 0)
        {
            if (_failures.TryUpdate(key, last with { InARow = 0 }, last))
                return;
        }
    }

    /// <summary>Records a failure of a handler or job.</summary>
    public void RecordFailure(string plugin, string handler, Exception exception)
    {
        var now = time.GetUtcNow();
        _failures.AddOrUpdate(
            (plugin, handler),
            _ => new HandlerFailure(plugin, handler, 1, now, now, exception),
            (_, last) =>
                last with
                {
                    InARow = last.InARow + 1,
                    Since = last.InARow == 0 ? now : last.Since,
                    LastAt = now,
                    Exception = exception,
                }
        );
    }

    /// <summary>The failures of a plugin's handlers and jobs; working ones have zero consecutive failures.</summary>
    public IReadOnlyList<HandlerFailure> Of(string plugin) =>
        [.. _failures.Values.Where(failure => failure.Plugin == plugin).OrderBy(failure => failure.Handler, StringComparer.Ordinal)];
}
