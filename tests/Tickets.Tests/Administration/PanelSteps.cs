using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;

namespace DCTicket.Tickets.Tests.Administration;

internal static class PanelSteps
{
    internal static async Task<string> StateAsync(TicketsWorld world) =>
        (await world.InAsync<ListPanels, Reply>(list => list.RunAsync(world.Command(), CancellationToken.None))).Message.Text();
}
