using DCTicket.Contracts;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>Keeps the numbers of tickets up to date, some at a time, so that nobody waits for them.</summary>
internal sealed class RecomputeMetrics(DirtyMetricsProcessor count) : Job
{
    private const int BatchSize = 1000;

    protected override Task RunAsync(CancellationToken cancellationToken) => count.ProcessAsync(BatchSize, cancellationToken);
}
