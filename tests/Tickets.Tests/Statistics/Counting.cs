using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Metrics;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Statistics;

internal static class Counting
{
    public static Task<int> CountAsync(this TicketsWorld world, int most = 10_000) =>
        world.InAsync<DirtyMetricsProcessor, int>(count => count.ProcessAsync(most, CancellationToken.None));

    /// <summary>Somebody writes, the ticket follows, and the archive keeps it with what the author was.</summary>
    public static async Task<Message> SaysAndIsKeptAsync(this TicketsWorld world, Ticket ticket, Member author, string text = "Hello")
    {
        var message = await world.SaysAsync(ticket, author, text);
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageCreated(TicketsWorld.Guild, message) { AuthorRoles = author.Roles }, CancellationToken.None)
        );
        return message;
    }

    public static Task MarkAllAsync(this TicketsWorld world) =>
        world.ReadAsync(async db =>
        {
            db.DirtyMetrics.AddRange(
                (await db.Tickets.Select(t => t.Id).ToListAsync()).Select(id => new DirtyMetrics { TicketId = id, Mark = 1 })
            );
            return await db.SaveChangesAsync();
        });

    public static async Task ForgetNumbersAsync(this TicketsWorld world)
    {
        await world.ReadAsync(db => db.Metrics.ExecuteDeleteAsync());
        await world.ReadAsync(db => db.MessageFacts.ExecuteDeleteAsync());
        await world.ReadAsync(db => db.Responses.ExecuteDeleteAsync());
        await world.MarkAllAsync();
    }
}
