using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Blocklist;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

public sealed class BlocklistTests
{
    [Fact]
    public async Task Who_is_on_it_opens_no_ticket_is_told_why_and_open_ones_go_on()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        await AddAsync(world, 1001, null, "Spam");

        var refused = await world.OpenAsync(1001, "billing");

        Assert.True(refused.Refused);
        Assert.Contains("Spam", refused.Message.Content, StringComparison.Ordinal);
        Assert.False((await world.CloseAsync(await world.TicketAsync(), 1001)).Refused);
    }

    [Fact]
    public async Task It_ends_when_its_time_is_over_and_is_forgotten()
    {
        await using var world = await TicketsWorld.StartAsync();
        await AddAsync(world, 1001, "2h", null);
        Assert.True((await world.OpenAsync(1001)).Refused);

        world.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("Nobody is blocked.", (await ListAsync(world)).Content);
        Assert.False((await world.OpenAsync(1001)).Refused);
        Assert.True((await RemoveAsync(world, 1001)).Refused);
        await AddAsync(world, 1002, "1h", null);
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.HandleAsync<ExpireBlockedMembers>(job => job.RunAsync(CancellationToken.None));
        Assert.Empty(await world.ReadAsync(db => db.Blocklist.ToListAsync()));
    }

    [Fact]
    public async Task To_add_again_changes_it_and_to_remove_twice_is_said()
    {
        await using var world = await TicketsWorld.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AddAsync(world, 1001, null, "Spam")));
        await AddAsync(world, 1001, "1d", "Less spam");
        var entry = Assert.Single(await world.ReadAsync(db => db.Blocklist.ToListAsync()));
        Assert.Equal(("Less spam", world.Time.GetUtcNow() + TimeSpan.FromDays(1)), (entry.Reason, entry.Until));

        Assert.False((await RemoveAsync(world, 1001)).Refused);
        Assert.True((await RemoveAsync(world, 1001)).Refused);
        Assert.False((await world.OpenAsync(1001)).Refused);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("0")]
    public async Task A_length_that_is_none_is_refused(string length)
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.True((await AddAsync(world, 1001, length, null)).Refused);
        Assert.Empty(await world.ReadAsync(db => db.Blocklist.ToListAsync()));
    }

    [Fact]
    public async Task Bots_and_oneself_are_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.True((await AddAsync(world, 1, null, null)).Refused);
        Assert.True(
            (
                await world.InAsync<BlockMember, Reply>(b =>
                    b.AddAsync(world.Command(), TicketsWorld.Person(900) with { Bot = true }, null, null, CancellationToken.None)
                )
            ).Refused
        );
    }

    [Fact]
    public async Task A_long_list_has_pages_that_fit_and_the_last_one_stands_for_those_behind_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (ulong member = 1001; member <= 1025; member++)
            await AddAsync(world, member, null, new string('*', 500));

        var first = await ListAsync(world);
        var beyond = await world.InAsync<ListBlockedMembers, Update>(list => list.TurnAsync(world.Click(), 99, CancellationToken.None));

        first.Fits();
        Assert.Equal([true, false], first.Buttons.Select(button => button.Disabled));
        Assert.Equal([false, true], beyond.Message!.Buttons.Select(button => button.Disabled));
        Assert.Equal("Page 3 of 3", beyond.Message.Embeds[0].Footer!.Text);
        Assert.Equal(5, beyond.Message.Embeds[0].Description!.Split("permanently").Length - 1);
    }

    [Fact]
    public async Task Each_server_has_its_own() // B26
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            db.Blocklist.Add(
                new BlocklistEntry
                {
                    GuildId = new(555),
                    UserId = new(1001),
                    Reason = "Elsewhere",
                }
            );
            return await db.SaveChangesAsync();
        });

        Assert.Equal("Nobody is blocked.", (await ListAsync(world)).Content);
        Assert.True((await RemoveAsync(world, 1001)).Refused);
        Assert.False((await world.OpenAsync(1001)).Refused);
    }

    private static Task<Reply> AddAsync(TicketsWorld world, ulong member, string? length, string? reason) =>
        world.InAsync<BlockMember, Reply>(blocklist =>
            blocklist.AddAsync(world.Command(), TicketsWorld.Person(member), length, reason, CancellationToken.None)
        );

    private static Task<Reply> RemoveAsync(TicketsWorld world, ulong member) =>
        world.InAsync<BlockMember, Reply>(blocklist =>
            blocklist.RemoveAsync(world.Command(), TicketsWorld.Person(member), CancellationToken.None)
        );

    private static async Task<OutgoingMessage> ListAsync(TicketsWorld world) =>
        (await world.InAsync<ListBlockedMembers, Reply>(list => list.RunAsync(world.Command(), CancellationToken.None))).Message;
}
