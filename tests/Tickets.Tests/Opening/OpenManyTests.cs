using DCTicket.Tickets.Opening.Limits;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>However many open at the same instant, no limit is exceeded.</summary>
public sealed class OpenManyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task B7_Many_openings_at_once_never_exceed_a_limit(int seed) // B7, B8
    {
        var random = new Random(seed);
        await using var world = await TicketsWorld.StartAsync();
        var (tech, billing, everywhere) = (random.Next(1, 4), random.Next(1, 4), random.Next(2, 5));
        await world.EditAsync("tech", d => d.Limits = new() { MaxOpen = tech, MaxPerPeriod = 5 });
        await world.EditAsync("billing", d => d.Limits = new() { MaxOpen = billing });
        await world.ReadAsync(db =>
            db.GuildSettings.ExecuteUpdateAsync(set =>
                set.SetProperty(g => g.MaxOpenPerMember, everywhere).SetProperty(g => g.FloodLimit, 0)
            )
        );

        for (var round = 0; round < 2; round++)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 24)
                    .Select(_ =>
                    {
                        var (member, department) = ((ulong)random.Next(1001, 1004), random.Next(2) == 0 ? "tech" : "billing");
                        return Task.Run(() => world.OpenAsync(member, department));
                    })
            );
            var all = await world.ReadAsync(db => db.Tickets.Include(t => t.Department).ToListAsync());
            foreach (var member in all.GroupBy(ticket => ticket.OwnerId))
            {
                var live = member.Where(ticket => ticket.Slot is not null).ToList();
                Assert.InRange(live.Count, 1, everywhere);
                Assert.InRange(live.Count(ticket => ticket.Department!.Key == "tech"), 0, tech);
                Assert.InRange(live.Count(ticket => ticket.Department!.Key == "billing"), 0, billing);
                Assert.InRange(member.Count(ticket => ticket.Department!.Key == "tech"), 0, 5);
            }

            Assert.Equal(Enumerable.Range(1, all.Count), all.Select(ticket => ticket.Number).Order());
            Assert.Equal(all.Count, world.Discord.Created.Count);
            foreach (var ticket in all.Where(ticket => ticket.Slot is not null && random.Next(2) == 0))
                await world.CloseAsync(ticket, ticket.OwnerId.Value);
        }
    }

    [Fact]
    public async Task B40_A_flood_pauses_the_server_at_its_limit_for_five_minutes_and_staff_still_opens()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.FloodLimit, 6)));

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => world.OpenAsync((ulong)i + 1001))));

        Assert.Equal(6, replies.Count(reply => !reply.Refused));
        Assert.All(
            replies.Where(reply => reply.Refused),
            reply => Assert.Contains("cannot be opened right now", reply.Message.Content, StringComparison.Ordinal)
        );
        Assert.NotNull((await world.AskAsync(2000)).Refusal);
        Assert.False((await world.OpenForAsync(TicketsWorld.Staff(3000), 2001)).Refused);
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await world.OpenAsync(2000)).Refused);
    }

    [Fact]
    public async Task The_log_channel_is_told_of_a_flood_once_after_an_outage_too()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.FloodLimit, 1)));
        await world.OpenAsync(1001);
        await world.OpenAsync(1002);
        Task TellAsync() => world.HandleAsync<NotifyOpeningRateLimit>(job => job.RunAsync(default));

        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "send", RecordingDiscord.Refusal(502, 0));
        await TellAsync();
        Assert.Empty(world.Discord.Messages[TicketsWorld.LogChannel]);
        world.Discord.Before = null;
        await TellAsync();
        await TellAsync();

        var note = Assert.Single(world.Discord.Messages[TicketsWorld.LogChannel]);
        Assert.Contains("More than 1 tickets", note.Embeds[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_than_the_limit_in_a_minute_are_no_flood()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.FloodLimit, 2)));
        for (var member = 1001UL; member < 1007; member++)
        {
            Assert.False((await world.OpenAsync(member)).Refused);
            world.Time.Advance(TimeSpan.FromSeconds(31));
        }
    }

    [Fact]
    public async Task A_ticket_that_Discord_gave_no_channel_counts_for_no_limit()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EditAsync("tech", d => d.Limits = new() { Cooldown = TimeSpan.FromHours(1), MaxPerPeriod = 1 });
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(403, 50013));
        Assert.True((await world.OpenAsync(1001)).Refused);
        world.Discord.Before = null;

        Assert.False((await world.OpenAsync(1001)).Refused);
    }
}
