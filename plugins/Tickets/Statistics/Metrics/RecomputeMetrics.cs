using DCTicket.Contracts;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>Keeps metrics up to date, in batches.</summary>
internal sealed class RecomputeMetrics(DirtyMetricsProcessor count) : Job
{
    private const int BatchSize = 1000;

    protected override Task RunAsync(CancellationToken cancellationToken) => count.ProcessAsync(BatchSize, cancellationToken);
}
