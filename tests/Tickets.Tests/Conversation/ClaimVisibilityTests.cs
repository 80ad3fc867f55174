using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Leaving;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Conversation;

/// <summary>What other staff can do in a claimed ticket.</summary>
public sealed class ClaimVisibilityTests
{
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task By_default_a_claim_changes_no_access()
    {
        await using var world = await ClaimedAsync(ClaimVisibility.EveryoneWrites);
        Assert.Null(Of(world, Tess.User.Id));
        Assert.True(May(world, TicketsWorld.TechRole, Permissions.SendMessages));
    }

    [Fact]
    public async Task Others_of_staff_only_read_until_the_claim_ends()
    {
        await using var world = await ClaimedAsync(ClaimVisibility.OthersRead);
        Assert.True(May(world, Tess.User.Id, Permissions.SendMessages | Permissions.ViewChannel));
        Assert.True(May(world, new(5), Permissions.SendMessages));
        Assert.True(May(world, TicketsWorld.TechRole, Permissions.ViewChannel));
        Assert.False(May(world, TicketsWorld.TechRole, Permissions.SendMessages));
        Assert.True(Of(world, TicketsWorld.TechRole)!.Deny.HasFlag(Permissions.SendMessages));

        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), Tess, claim => claim.UnclaimAsync);
        Assert.True(May(world, TicketsWorld.TechRole, Permissions.SendMessages));
        Assert.Null(Of(world, Tess.User.Id));
    }

    [Fact]
    public async Task Others_of_staff_do_not_see_it_until_the_rule_changes()
    {
        await using var world = await ClaimedAsync(ClaimVisibility.OthersHidden);
        Assert.Null(Of(world, TicketsWorld.TechRole));
        Assert.True(May(world, Tess.User.Id, Permissions.ViewChannel | Permissions.SendMessages));
        Assert.True(May(world, new(900), Permissions.ViewChannel | Permissions.ManageChannels));

        // The rule is changed while it is claimed.
        await world.EditPartAsync("team", "tech", ("claim-visibility", new[] { "EveryoneWrites" }));
        await world.SweepAsync();
        Assert.True(May(world, TicketsWorld.TechRole, Permissions.SendMessages));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_assignee_who_leaves_or_loses_the_role_never_leaves_the_ticket_hidden_from_its_department(bool left)
    {
        await using var world = await ClaimedAsync(ClaimVisibility.OthersHidden);
        world.Discord.MemberRoles[Tess.User.Id] = [];
        if (left)
        {
            world.Discord.Left.Add(Tess.User.Id);
            await world.HandleAsync<EndClaims>(end =>
                end.HandleAsync(new MemberLeft(TicketsWorld.Guild, Tess.User), CancellationToken.None)
            );
        }
        else
        {
            await world.HandleAsync<EndClaims>(end =>
                end.HandleAsync(new MemberUpdated(TicketsWorld.Guild, Tess with { Roles = [] }), CancellationToken.None)
            );
        }

        Assert.Null((await world.TicketAsync()).AssigneeId);
        Assert.True(May(world, TicketsWorld.TechRole, Permissions.ViewChannel | Permissions.SendMessages));
        Assert.Null(Of(world, Tess.User.Id));
    }

    [Fact]
    public async Task Who_lost_the_role_unnoticed_is_out_with_the_next_change_and_the_department_is_in()
    {
        await using var world = await ClaimedAsync(ClaimVisibility.OthersHidden);
        world.Discord.MemberRoles[Tess.User.Id] = [];
        await world.RepairAsync(await world.TicketAsync());
        Assert.Null(Of(world, Tess.User.Id));
        Assert.True(May(world, TicketsWorld.TechRole, Permissions.ViewChannel | Permissions.SendMessages));
    }

    [Fact]
    public async Task A_transfer_to_another_department_follows_its_rule()
    {
        await using var world = await ClaimedAsync(ClaimVisibility.OthersHidden);
        var moved = await TransferSteps.TransferAsync(world, Tess, "billing");
        Assert.False(moved.Refused);
        Assert.True(May(world, TicketsWorld.BillingRole, Permissions.ViewChannel | Permissions.SendMessages));
        Assert.Null(Of(world, TicketsWorld.TechRole));
        Assert.Null(Of(world, Tess.User.Id));
    }

    private static async Task<TicketsWorld> ClaimedAsync(ClaimVisibility visibility)
    {
        var world = await Work.StartAsync();
        world.Discord.MemberRoles[Tess.User.Id] = Tess.Roles;
        await world.EditPartAsync("team", "tech", ("claim-visibility", new[] { visibility.ToString() }));
        await world.SweepAsync();
        Assert.False((await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), Tess, claim => claim.RunAsync)).Refused);
        return world;
    }

    private static Overwrite? Of(TicketsWorld world, Snowflake who) =>
        Assert.Single(world.Discord.Overwrites).Value.SingleOrDefault(overwrite => overwrite.Id == who);

    private static bool May(TicketsWorld world, Snowflake who, Permissions permissions) =>
        Of(world, who) is { } overwrite && overwrite.Allow.HasFlag(permissions) && (overwrite.Deny & permissions) == 0;
}
