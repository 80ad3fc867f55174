using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>However a ticket lived, and whenever it was counted: the numbers are those that one would count at the end, by hand.</summary>
public sealed class RandomLifeTests
{
    private const int Steps = 130;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Counting_bit_by_bit_counting_anew_and_counting_by_hand_come_to_the_same(int seed)
    {
        await using var world = await TicketsWorld.StartAsync();
        var random = new Random(seed);
        var life = new RandomLife(world, random);
        for (var step = 0; step < Steps; step++)
        {
            await life.StepAsync();
            if (random.Next(3) == 0)
                await world.CountAsync(random.Next(1, 20));
        }

        await life.CatchUpAsync();
        await world.CountAsync();
        Assert.Empty(await world.ReadAsync(db => db.DirtyMetrics.ToListAsync()));
        var bitByBit = await ReadAsync(world);
        await CheckAsync(world, seed);

        // Another version of the rules: everything is counted anew, from what is kept for it.
        await world.ReadAsync(db =>
            db.Metrics.ExecuteUpdateAsync(set => set.SetProperty(n => n.RulesVersion, 0).SetProperty(n => n.HandlingMs, -1))
        );
        await world.ReadAsync(db => db.Responses.ExecuteDeleteAsync());
        await world.CountAsync();
        Assert.Equal(bitByBit, await ReadAsync(world));

        // From nothing but the events.
        await world.ForgetNumbersAsync();
        await world.CountAsync();
        Assert.Equal(bitByBit, await ReadAsync(world));

        // The messages are gone, the words are not.
        await world.ReadAsync(db => db.Messages.ExecuteDeleteAsync());
        await world.MarkAllAsync();
        await world.CountAsync();
        Assert.Equal(bitByBit, await ReadAsync(world));
    }

    private static Task<string> ReadAsync(TicketsWorld world) =>
        world.ReadAsync(async db =>
            JsonSerializer.Serialize(
                new
                {
                    Numbers = await db.Metrics.AsNoTracking().OrderBy(n => n.Number).ToListAsync(),
                    Words = await db.MessageFacts.AsNoTracking().OrderBy(w => w.MessageId).ToListAsync(),
                    Responses = await db.Responses.AsNoTracking().OrderBy(r => r.MessageId).ToListAsync(),
                }
            )
        );

    private static Task CheckAsync(TicketsWorld world, int seed) =>
        world.HandleAsync<TicketsDbContext>(async db =>
        {
            var seen = 0;
            // What Discord refused to make is no ticket for the numbers.
            foreach (var ticket in await db.Tickets.AsNoTracking().Where(t => t.ChannelId != null).ToListAsync())
            {
                var oracle = new Oracle(
                    ticket,
                    await db.History.AsNoTracking().Where(h => h.TicketId == ticket.Id).ToListAsync(),
                    await db.Messages.AsNoTracking().Where(m => m.TicketId == ticket.Id).ToListAsync()
                );
                var numbers = await db.Metrics.AsNoTracking().SingleAsync(n => n.TicketId == ticket.Id);
                var kept = await db
                    .Responses.AsNoTracking()
                    .Where(r => r.TicketId == ticket.Id)
                    .OrderBy(r => r.At)
                    .ThenBy(r => r.MessageId)
                    .ToListAsync();
                var expected = oracle.Responses();
                var why = $"seed {seed}, ticket {ticket.Number}";
                Assert.True(expected.SequenceEqual(kept.Select(r => (r.MessageId, r.StaffId, r.WaitMs, r.DepartmentId))), why);
                Assert.Equal(kept.Select((_, i) => i == 0), kept.Select(r => r.IsFirst));
                Assert.Equal(
                    (
                        why,
                        oracle.Ended(),
                        oracle.Closed(),
                        (long)oracle.Handling().TotalMilliseconds,
                        oracle.Reopened(),
                        oracle.Words(ofStaff: false),
                        oracle.Words(ofStaff: true)
                    ),
                    (
                        why,
                        numbers.ResolvedAt,
                        numbers.ClosedAt,
                        numbers.HandlingMs,
                        numbers.Reopened,
                        numbers.CustomerMessages,
                        numbers.StaffMessages
                    )
                );
                Assert.Equal((why, Math.Max(0, expected.Count - 1)), (why, numbers.FurtherResponses));
                Assert.Equal(expected.Count == 0 ? null : expected[0].Wait, numbers.FirstResponseMs);
                seen += expected.Count;
            }

            Assert.InRange(seen, 5, int.MaxValue);
        });
}
