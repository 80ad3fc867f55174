using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

internal static class SetupSteps
{
    internal static async Task<TicketsWorld> MissingAsync()
    {
        var world = await TicketsWorld.StartAsync(withLog: false);
        world.Options.Departments[1].Roles[0] = "Money desk";
        world.Discord.Sent.Clear();
        world.Discord.Messages[TicketsWorld.PanelChannel].Clear();
        await world.ReadAsync(async db =>
        {
            await db.Panels.ExecuteDeleteAsync();
            return await db.Set<DepartmentRole>().Where(role => role.RoleId == TicketsWorld.BillingRole).ExecuteDeleteAsync();
        });
        return world;
    }

    internal static async Task<OutgoingMessage> OfferAsync(TicketsWorld world) => (await world.SetUpAsync(withLog: false)).Message;

    internal static Task<Update> MakeAsync(TicketsWorld world, Guid run) =>
        world.InAsync<ConfirmSetup, Update>(c => c.MakeAsync(world.Click(), run, CancellationToken.None));
}
