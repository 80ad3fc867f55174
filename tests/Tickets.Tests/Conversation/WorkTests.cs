using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Leaving;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Details;
using DCTicket.Tickets.Conversation.Escalation;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Priorities;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class WorkTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);
    private static readonly Member Tom = TicketsWorld.Member(7, Permissions.None, TicketsWorld.TechRole);

    [Fact] // B4
    public async Task B4_The_department_is_called_once_per_cooldown_and_asking_again_says_when()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        // L5: the first message has called the department.
        Assert.Contains("<t:", (await HandoffAsync(world, Carl)).Message.Content, StringComparison.Ordinal);
        Assert.Empty(world.Posts(ticket));
        world.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await HandoffAsync(world, Carl)).IsNone);
        Assert.Equal([TicketsWorld.TechRole], Assert.Single(world.Posts(ticket)).Mentions.Roles);
        var version = (await world.TicketAsync()).Version;

        for (var i = 0; i < 5; i++)
            Assert.Contains("<t:", (await HandoffAsync(world, Carl)).Message.Content, StringComparison.Ordinal);
        Assert.Single(world.Posts(ticket));
        Assert.Equal(version, (await world.TicketAsync()).Version);

        // Staff has answered, and the customer asks again within the cooldown: that is noted, and calls nobody.
        await world.SaysAsync(ticket, Tess);
        Assert.True((await HandoffAsync(world, Carl)).Message.Content!.Contains("<t:", StringComparison.Ordinal));
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        Assert.Single(world.Posts(ticket));

        world.Time.Advance(TimeSpan.FromMinutes(11));
        await HandoffAsync(world, Carl);
        Assert.Equal([TicketsWorld.TechRole], world.Posts(ticket)[1].Mentions.Roles);
    }

    [Fact]
    public async Task Who_asks_for_people_where_there_is_no_role_to_call_is_told_so()
    {
        await using var world = await Work.StartAsync();
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);

        world.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("no staff role", (await HandoffAsync(world, Carl)).Message.Content, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(world.Posts(await world.TicketAsync())).Mentions.Roles);
    }

    [Fact] // B22
    public async Task B22_A_claim_is_for_one_survives_being_asked_for_again_and_is_given_back()
    {
        await using var world = await Work.StartAsync();
        await HandoffAsync(world, Carl);
        Assert.False((await ClaimAsync(world, Tess)).Refused);
        Assert.True((await ClaimAsync(world, Tess)).Refused);
        Assert.Contains("<@6>", (await ClaimAsync(world, Tom)).Message.Content, StringComparison.Ordinal);
        Assert.True((await UnclaimAsync(world, Tom)).Refused);
        Assert.True((await ClaimAsync(world, Carl)).Refused);

        world.Time.Advance(TimeSpan.FromHours(1));
        await HandoffAsync(world, Carl);
        Assert.Equal(Tess.User.Id, (await world.TicketAsync()).AssigneeId);

        Assert.False((await UnclaimAsync(world, Tess)).Refused);
        Assert.Null((await world.TicketAsync()).AssigneeId);
        Assert.False((await ClaimAsync(world, Tom)).Refused);
    }

    [Fact]
    public async Task Two_who_claim_at_the_same_instant_do_not_both_get_it()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        var replies = await Task.WhenAll(
            Enumerable
                .Range(10, 6)
                .Select(id =>
                    Task.Run(() =>
                        world.RunsAsync<ClaimTicket>(
                            ticket,
                            TicketsWorld.Member((ulong)id, Permissions.None, TicketsWorld.TechRole),
                            claim => claim.RunAsync
                        )
                    )
                )
        );
        Assert.Single(replies, reply => !reply.Refused);
        Assert.Single(world.Posts(ticket));
    }

    [Theory] // L3
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_of_somebody_who_left_or_lost_the_role_is_taken_over(bool left)
    {
        await using var world = await Work.StartAsync();
        world.Discord.MemberRoles[Tess.User.Id] = Tess.Roles;
        await ClaimAsync(world, Tess);
        Assert.Contains("<@6>", (await ClaimAsync(world, Tom)).Message.Content, StringComparison.Ordinal);
        if (left)
            world.Discord.Left.Add(Tess.User.Id);
        else
            world.Discord.MemberRoles[Tess.User.Id] = [TicketsWorld.BillingRole];

        Assert.False((await ClaimAsync(world, Tom)).Refused);
        Assert.Equal(Tom.User.Id, (await world.TicketAsync()).AssigneeId);
    }

    [Fact] // L3
    public async Task The_claims_of_somebody_who_leaves_end_and_the_button_is_back()
    {
        await using var world = await Work.StartAsync();
        await world.OpenAsync(9);
        await ClaimAsync(world, Tess);
        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(2), Tom, claim => claim.RunAsync);

        await world.HandleAsync<EndClaims>(end => end.HandleAsync(new MemberLeft(TicketsWorld.Guild, Tess.User), CancellationToken.None));

        var ticket = await world.TicketAsync();
        Assert.Null(ticket.AssigneeId);
        Assert.Equal(Tom.User.Id, (await world.TicketAsync(2)).AssigneeId);
        Assert.Contains("<@6> released", world.Posts(ticket)[^1].Embeds[0].Description, StringComparison.Ordinal);
        Assert.Contains(
            world.Discord.Edited.Last(edit => edit.Channel == ticket.ChannelId).Content.Buttons,
            button => button.Label == "Claim"
        );
    }

    [Fact]
    public async Task Only_staff_of_the_department_can_be_asked_to_take_care_and_is_told_so_by_a_ping()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        world.Discord.MemberRoles[Tom.User.Id] = Tom.Roles;
        world.Discord.MemberRoles[new(9)] = [TicketsWorld.BillingRole];
        Task<Reply> AssignAsync(ulong who) =>
            world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.AssignAsync, TicketsWorld.Person(who));

        Assert.True((await AssignAsync(9)).Refused);
        Assert.True((await AssignAsync(5)).Refused);
        world.Discord.Left.Add(new(8));
        Assert.Contains("not in this server", (await AssignAsync(8)).Message.Content, StringComparison.Ordinal);
        Assert.False((await AssignAsync(7)).Refused);
        Assert.True((await AssignAsync(7)).Refused);

        Assert.Equal(Tom.User.Id, (await world.TicketAsync()).AssigneeId);
        Assert.Equal([Tom.User.Id], Assert.Single(world.Posts(ticket)).Mentions.Users);
    }

    [Fact]
    public async Task Notes_are_for_staff_alone_and_stand_in_no_transcript()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Task<Reply> AddAsync(Member by, string text) => world.RunsAsync<TicketNotes>(ticket, by, notes => notes.AddAsync, text);
        Assert.True((await AddAsync(Carl, "I see it?")).Refused);
        Assert.True((await AddAsync(Tess, "   ")).Refused);
        await AddAsync(Tess, "Customer has *two* accounts");
        var list = await world.RunsAsync<TicketNotes>(ticket, Tom, notes => notes.ListAsync);
        Assert.Contains(@"\*two\*", list.Message.Embeds[0].Description, StringComparison.Ordinal);
        Assert.True((await world.RunsAsync<TicketNotes>(ticket, Carl, notes => notes.ListAsync)).Refused);

        await world.CloseAsync(ticket, 5);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        var sent = world
            .Discord.Sent.Where(message => message.Channel != TicketsWorld.LogChannel)
            .SelectMany(message => message.Message.Files)
            .ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, file => Assert.DoesNotContain("accounts", file.Read(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_long_notes_fit_into_one_answer()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 12; i++)
            await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.AddAsync, new string('*', 1500));
        Assert.InRange(
            (await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.ListAsync)).Message.Embeds[0].Description!.Length,
            1,
            4096
        );
    }

    [Fact]
    public async Task The_control_message_is_one_and_shows_the_claim_and_priority_is_told_to_staff_alone() // L7
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await world.RunsAsync<SetPriority>(ticket, Tess, priority => priority.RunAsync, TicketPriority.Urgent);
        await ClaimAsync(world, Tess);

        var shown = world.Discord.Edited[^1];
        Assert.Equal(ticket.WelcomeMessageId, shown.Message);
        Assert.DoesNotContain(shown.Content.Embeds[0].Fields, field => field.Value == "Urgent");
        foreach (var (member, sees) in new[] { (Carl, false), (Tess, true) })
            Assert.Equal(
                sees,
                (await world.RunsAsync<ShowTicketDetails>(ticket, member, show => show.RunAsync))
                    .Message.Embeds[0]
                    .Fields.Any(field => field.Value == "Urgent")
            );
        Assert.Contains(shown.Content.Embeds[0].Fields, field => field.Value == "<@6>");
        Assert.DoesNotContain(shown.Content.Buttons, button => button.Label == "Claim");
        Assert.Single(world.Discord.Sent, sent => sent.Channel == ticket.ChannelId && sent.Message.Buttons.Count > 0);
    }

    [Fact]
    public async Task A_button_of_another_ticket_does_nothing_here()
    {
        await using var world = await Work.StartAsync();
        await world.OpenAsync(9);
        var (here, other) = (await world.TicketAsync(), await world.TicketAsync(2));
        var result = await world.InAsync<TicketActions, ChangeResult>(change =>
            change.InChannelAsync(
                new CommandContext
                {
                    Id = new(1),
                    GuildId = TicketsWorld.Guild,
                    ChannelId = here.ChannelId!.Value,
                    Member = Tess,
                    AppPermissions = default,
                    Culture = TicketsWorld.English,
                    GuildCulture = TicketsWorld.English,
                    Texts = TicketTexts.Catalog,
                },
                other.Id,
                TicketAction.Claim,
                null,
                CancellationToken.None
            )
        );
        Assert.Equal("refuse.no-ticket", result.Refusal!.Key);
    }

    [Fact]
    public async Task How_a_ticket_stands_is_told_to_its_people_alone()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.InviteAsync, new Mentionable(new(9), IsRole: false));
        var info = await world.RunsAsync<ShowTicketDetails>(ticket, TicketsWorld.Member(9), show => show.RunAsync);
        Assert.Contains(info.Message.Embeds[0].Fields, field => field.Value == "Waiting for staff");
        Assert.Contains(info.Message.Embeds[0].Fields, field => field.Value == "<@9>");
        Assert.True((await world.RunsAsync<ShowTicketDetails>(ticket, TicketsWorld.Member(11), show => show.RunAsync)).Refused);
    }

    private static async Task<Reply> HandoffAsync(TicketsWorld world, Member by) =>
        await world.RunsAsync<EscalateTicket>(await world.TicketAsync(), by, handoff => handoff.RunAsync);

    private static async Task<Reply> ClaimAsync(TicketsWorld world, Member by) =>
        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), by, claim => claim.RunAsync);

    private static async Task<Reply> UnclaimAsync(TicketsWorld world, Member by) =>
        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), by, claim => claim.UnclaimAsync);
}
