using Quartz;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>Keeps the numbers of tickets up to date, some at a time, so that nobody waits for them.</summary>
internal sealed class RecomputeMetrics(DirtyMetricsProcessor count) : IJob
{
    private const int BatchSize = 1000;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public Task<int> RunAsync(CancellationToken cancellationToken) => count.ProcessAsync(BatchSize, cancellationToken);
}
