using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Invitations;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class InvitationTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task Members_and_roles_are_invited_once_and_what_cannot_be_is_said()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        world.Discord.Roles.Add(new Role { Id = new(250), Name = "Partners" });
        world.Discord.Left.Add(new(8));
        Task<Reply> InviteAsync(ulong who, bool isRole = false) =>
            world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.InviteAsync, new Mentionable(new(who), isRole));
        Task<Reply> UninviteAsync(ulong who) =>
            world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.UninviteAsync, new Mentionable(new(who), IsRole: false));

        foreach (var (who, isRole) in new[] { (5UL, false), (900UL, false), (8UL, false), (100UL, true), (200UL, true) })
            Assert.True((await InviteAsync(who, isRole)).Refused, $"{who}");
        Assert.False((await InviteAsync(9)).Refused);
        Assert.Contains("already", (await InviteAsync(9)).Message.Content, StringComparison.Ordinal);
        Assert.Contains("Only staff", (await InviteAsync(250, isRole: true)).Message.Content, StringComparison.Ordinal);
        Assert.False(
            (
                await world.RunsAsync<InviteToTicket>(ticket, Tess, invite => invite.InviteAsync, new Mentionable(new(250), IsRole: true))
            ).Refused
        );
        Assert.Equal([new Snowflake(9)], world.Posts(ticket)[0].Mentions.Users);
        Assert.Equal(
            [new Snowflake(9), new Snowflake(250)],
            world
                .Discord.Overwrites[ticket.ChannelId!.Value]
                .Select(overwrite => overwrite.Id)
                .Except([new(100), new(900), new(5), new(200)])
                .Order()
        );

        Assert.False((await UninviteAsync(9)).Refused);
        Assert.Contains("not invited", (await UninviteAsync(9)).Message.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Discord.Overwrites[ticket.ChannelId!.Value], overwrite => overwrite.Id == new Snowflake(9));
        // B30: whoever was taken out can be invited again.
        Assert.False((await InviteAsync(9)).Refused);
    }

    [Fact] // L4
    public async Task A_customer_takes_back_only_their_own_invitations_and_a_department_can_keep_inviting_to_its_staff()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Task<Reply> InviteAsync(Member by, ulong who) =>
            world.RunsAsync<InviteToTicket>(ticket, by, invite => invite.InviteAsync, new Mentionable(new(who), IsRole: false));
        Task<Reply> UninviteAsync(Member by, ulong who) =>
            world.RunsAsync<InviteToTicket>(ticket, by, invite => invite.UninviteAsync, new Mentionable(new(who), IsRole: false));
        await InviteAsync(Tess, 9);
        await InviteAsync(Carl, 10);

        Assert.True((await UninviteAsync(Carl, 9)).Refused);
        Assert.False((await UninviteAsync(Carl, 10)).Refused);
        Assert.False((await UninviteAsync(Tess, 9)).Refused);
        await world.SetAsync("tech", department => department.Rules = new() { OwnerMayInvite = false });
        Assert.Contains("staff", (await InviteAsync(Carl, 11)).Message.Content, StringComparison.Ordinal);
        Assert.False((await InviteAsync(Tess, 11)).Refused);
    }

    [Fact]
    public async Task Whoever_is_invited_and_taken_out_in_a_loop_is_pinged_once()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.False(
                (
                    await world.RunsAsync<InviteToTicket>(
                        ticket,
                        Carl,
                        invite => invite.InviteAsync,
                        new Mentionable(new(9), IsRole: false)
                    )
                ).Refused
            );
            await world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.UninviteAsync, new Mentionable(new(9), IsRole: false));
        }

        Assert.Single(world.Posts(ticket), post => post.Mentions.Users.Count > 0);
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.InviteAsync, new Mentionable(new(9), IsRole: false));
        Assert.Equal([new Snowflake(9)], world.Posts(ticket)[^1].Mentions.Users);
    }

    [Fact]
    public async Task An_invitation_given_twice_at_the_same_instant_is_one()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(_ =>
                    Task.Run(() =>
                        world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.InviteAsync, new Mentionable(new(9), IsRole: false))
                    )
                )
        );
        Assert.Single(replies, reply => !reply.Refused);
        Assert.Single(world.Posts(ticket));
    }
}
