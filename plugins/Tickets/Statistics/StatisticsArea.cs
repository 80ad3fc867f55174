using DCTicket.Contracts;
using DCTicket.Tickets.Statistics.Digest;
using DCTicket.Tickets.Statistics.Metrics;
using DCTicket.Tickets.Statistics.Reports;

namespace DCTicket.Tickets.Statistics;

/// <summary>Metrics, reports, charts and the weekly report.</summary>
internal static class StatisticsArea
{
    public static IPluginBuilder AddStatistics(this IPluginBuilder plugin) =>
        plugin
            .AddService<DirtyMetricsProcessor>()
            .AddJob<RecomputeMetrics>(every: TimeSpan.FromSeconds(5))
            .AddFeature<ShowStats>()
            .AddFeature<ExportStats>()
            .AddFeature<FollowTimeZone>()
            .AddFeature<SetDigest>()
            .AddService<StatsQueryBuilder>()
            .AddService<StatsReader>()
            .AddService<StatsSettingsEditor>()
            .AddService<DigestRenderer>()
            .AddService<DigestProblemReport>()
            .AddJob<SendDigests>(every: TimeSpan.FromSeconds(15));
}
