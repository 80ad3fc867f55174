using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Reopening;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Closing;

internal static class ReopenSteps
{
    internal static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    internal static async Task<TicketsWorld> ClosedAsync(Func<TicketsWorld, Ticket, Task>? before = null, bool channelGoes = true)
    {
        var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        if (before is not null)
            await before(world, ticket);
        await world.CloseAsync(ticket, 6);
        if (channelGoes)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.SweepAsync();
            world.Discord.Deleted.Clear();
            world.Discord.Edited.Clear();
        }

        return world;
    }

    internal static async Task<Reply> ReopenAsync(TicketsWorld world, Member by, string way = "number", int number = 1)
    {
        if (way == "number")
            return await world.InAsync<ReopenClosed, Reply>(reopen => reopen.RunAsync(world.Command(by), number, CancellationToken.None));
        var ticket = await world.TicketAsync(number);
        return way == "channel"
            ? await world.InAsync<ReopenClosed, Reply>(reopen =>
                reopen.RunAsync(world.CommandIn(ticket.ChannelId!.Value, by), null, CancellationToken.None)
            )
            : await world.InAsync<ReopenClosed, Reply>(reopen =>
                reopen.RunAsync(world.Click(TicketsWorld.LogChannel, by), ticket.Id, CancellationToken.None)
            );
    }
}
