using DCTicket.Contracts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Effects;

/// <summary>The effects of tickets on Discord, and their runner.</summary>
internal static class EffectsArea
{
    public static IPluginBuilder AddEffects(this IPluginBuilder plugin) =>
        plugin
            .AddService<DeletedChannelClosing>()
            .AddService<DeletedChannelMarker>()
            .AddJob<RunPendingEffects>(every: TimeSpan.FromSeconds(1))
            .AddService<EffectRunner>()
            .AddService<EffectExecutor>()
            .AddService<TicketEffects>()
            .AddService<EffectRetryPolicy>()
            .AddSingleton<BackgroundWork>()
            .AddService<TicketActions>()
            .AddService<TicketChangeEffects>();
}
