using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Resolving;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Closing.ReopenSteps;

namespace DCTicket.Tickets.Tests.Closing;

public sealed class ReopenClosedRulesTests
{
    [Theory]
    [InlineData("number")]
    [InlineData("button")]
    [InlineData("channel")]
    public async Task Only_staff_of_that_tickets_department_reopens_it_from_wherever_it_is_asked(string way)
    {
        await using var world = await ClosedAsync(channelGoes: false);
        foreach (
            var stranger in new[]
            {
                TicketsWorld.Member(5),
                TicketsWorld.Member(8),
                TicketsWorld.Member(9, Permissions.None, TicketsWorld.BillingRole),
                TicketsWorld.Member(10, Permissions.ManageGuild),
            }
        )
            Assert.Contains(
                "Only the department’s staff",
                (await ReopenAsync(world, stranger, way)).Message.Content,
                StringComparison.Ordinal
            );
        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync()));

        Assert.False((await ReopenAsync(world, TicketsWorld.Member(11, Permissions.Administrator), way)).Refused);
        Assert.NotNull((await world.TicketAsync(2)).ChannelId);
    }

    [Fact]
    public async Task A_customer_who_left_a_department_that_was_removed_and_a_number_that_is_none_are_said()
    {
        await using var world = await ClosedAsync();
        world.Discord.Left.Add(new(5));
        Assert.Contains("has left the server", (await ReopenAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        world.Discord.Left.Clear();
        await world.SetAsync("tech", department => department.RemovedAt = world.Time.GetUtcNow());
        Assert.Contains("no longer exists", (await ReopenAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        Assert.Contains("no ticket 77", (await ReopenAsync(world, Tess, number: 77)).Message.Content, StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Whose_customer_was_forgotten_cannot_go_on_and_that_is_said()
    {
        await using var world = await ClosedAsync();
        await world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, new(5), CancellationToken.None));
        foreach (var way in new[] { "number", "button" })
        {
            var reply = await ReopenAsync(world, Tess, way);
            Assert.True(reply.Refused);
            Assert.Contains("deleted at their request", reply.Message.Content, StringComparison.Ordinal);
        }

        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Who_left_and_roles_that_were_deleted_are_not_carried_over_and_a_claim_ends_with_the_role()
    {
        await using var world = await ClosedAsync(
            async (world, ticket) =>
            {
                world.Discord.Roles.Add(new Role { Id = new(250), Name = "Partners" });
                foreach (
                    var who in new Mentionable[] { new(new(8), IsRole: false), new(new(9), IsRole: false), new(new(250), IsRole: true) }
                )
                    await world.RunsAsync<InviteToTicket>(ticket, Tess, invite => invite.InviteAsync, who);
                await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.RunAsync);
            }
        );
        world.Discord.Left.Add(new(8));
        world.Discord.Roles.RemoveAll(role => role.Id == new Snowflake(250));

        await ReopenAsync(world, TicketsWorld.Staff(7));

        var next = await world.TicketAsync(2);
        Assert.Null(next.AssigneeId);
        Assert.Equal([new Snowflake(9)], next.Members.Select(member => member.TargetId));
    }

    [Fact]
    public async Task It_counts_like_one_that_staff_opens_for_the_member()
    {
        await using var world = await ClosedAsync();
        await world.OpenAsync(5);
        var here = await world.TicketAsync(2);
        Assert.Contains($"<#{here.ChannelId}>", (await ReopenAsync(world, Tess)).Message.Content, StringComparison.Ordinal);

        await world.SetAsync("tech", department => department.Limits = new() { MaxOpen = 2, Cooldown = TimeSpan.FromDays(9) });
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.MaxOpenPerMember, 1)));
        Assert.True((await ReopenAsync(world, Tess)).Refused);
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.MaxOpenPerMember, 5)));
        Assert.False((await ReopenAsync(world, Tess)).Refused);
        Assert.Equal(2, (await world.TicketAsync(3)).Slot);
    }

    [Fact]
    public async Task By_its_number_a_resolved_ticket_is_taken_up_where_it_is_and_one_that_is_open_stays_so()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        Assert.True((await ReopenAsync(world, Tess)).Refused);
        await world.RunsAsync<ResolveTicket>(await world.TicketAsync(), Tess, resolve => resolve.RunAsync);

        Assert.True((await ReopenAsync(world, Tess)).IsNone);
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Another_servers_ticket_is_not_found()
    {
        await using var world = await ClosedAsync();
        await world.SetAsync(ticket => ticket.With(t => t.GuildId, new Snowflake(999)));
        foreach (var way in new[] { "number", "button" })
            Assert.True((await ReopenAsync(world, TicketsWorld.Member(1, Permissions.Administrator), way)).Refused);
        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }
}
