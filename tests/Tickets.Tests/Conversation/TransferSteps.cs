using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Transfers;

namespace DCTicket.Tickets.Tests.Conversation;

internal static class TransferSteps
{
    internal static readonly Snowflake TechCategory = new(301);
    internal static readonly Snowflake BillingCategory = new(302);
    internal static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);
    internal static readonly Member Bill = TicketsWorld.Member(7, Permissions.None, TicketsWorld.BillingRole);

    internal static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", department => department.CategoryId = TechCategory);
        await world.SetAsync("billing", department => department.CategoryId = BillingCategory);
        await world.OpenAsync(5);
        return world;
    }

    internal static async Task<Reply> TransferAsync(TicketsWorld world, Member by, string department) =>
        await world.RunsAsync<TransferTicket>(await world.TicketAsync(), by, transfer => transfer.RunAsync, department, null!);
}
