using DCTicket.Contracts;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Health.Reconciling;
using DCTicket.Tickets.Health.Recovery;

namespace DCTicket.Tickets.Health;

/// <summary>The doctor, reconciliation after an outage, and recovery.</summary>
internal static class HealthArea
{
    public static IPluginBuilder AddHealth(this IPluginBuilder plugin) =>
        plugin
            .AddFeature<ShowDiagnosis>()
            .AddService<TicketFactsQuery>()
            .AddService<GuildFactsReader>()
            .AddService<DiscordFactsQuery>()
            .AddService<ConfigurationFactsQuery>()
            .AddFeature<DetectHealthChanges>()
            .AddJob<ReportHealth>(every: TimeSpan.FromSeconds(5))
            .AddFeature<DetectDeletedCategories>()
            .AddFeature<HandleBotRemoved>()
            .AddFeature<RetryRejectedEffects>()
            .AddService<RetryRejectedEffects>()
            .AddSingleton<KnownPermissions>()
            .AddFeature<RepairTicket>()
            .AddFeature<Reconcile>()
            .AddFeature<DetectUnknownTickets>()
            .AddService<DetectUnknownTickets>()
            .AddService<MissedTicketQuery>()
            .AddService<TicketReconciliation>()
            .AddService<ReconciliationReport>()
            .AddJob<CatchUpTickets>(every: TimeSpan.FromSeconds(2));
}
