using DCTicket.Contracts;

namespace DCTicket.Tickets.Integration;

/// <summary>What other plugins see of tickets, and do with them.</summary>
internal static class IntegrationArea
{
    public static IPluginBuilder AddIntegration(this IPluginBuilder plugin) =>
        plugin
            .AddService<TicketInfoQuery>()
            .AddService<TicketMessageQuery>()
            .AddService<PluginPostStore>()
            .AddService<PluginActions>()
            .AddService<ControlRefresh>()
            .Export<ITickets, ExportedTickets>();
}
