using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Tests.Core;

public sealed class QueryPlansTests
{
    [Fact]
    public async Task A_query_that_reads_a_whole_table_is_noticed_and_one_that_uses_an_index_is_not()
    {
        await using var world = await TicketsWorld.StartAsync();
        await RunAsync(world, db => db.Tickets.Where(t => t.GuildId == TicketsWorld.Guild && t.Number == 1));
        Assert.Empty(world.Plans.Problems);
        await RunAsync(world, db => db.Tickets.Where(t => t.Description == "the printer"));
        Assert.StartsWith("tickets: read as a whole by", Assert.Single(world.Plans.Problems), StringComparison.Ordinal);
        world.Plans.Forgive();
    }

    private static Task RunAsync(TicketsWorld world, Func<TicketsDbContext, IQueryable<Ticket>> query) =>
        world.HandleAsync<IServiceProvider>(services => query(services.GetRequiredService<TicketsDbContext>()).ToListAsync());
}
