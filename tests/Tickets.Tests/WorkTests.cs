using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests;

public sealed class WorkTests
{
    private static readonly Member _carl = TicketsWorld.Member(5);
    private static readonly Member _tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);
    private static readonly Member _tom = TicketsWorld.Member(7, Permissions.None, TicketsWorld.TechRole);

    [Fact] // B4
    public async Task B4_The_department_is_called_once_per_cooldown_and_asking_again_says_when()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        // L5: the first message has called the department.
        Assert.Contains("<t:", (await HandoffAsync(world, _carl)).Message.Content, StringComparison.Ordinal);
        Assert.Empty(world.Posts(ticket));
        world.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await HandoffAsync(world, _carl)).IsNone);
        Assert.Equal([TicketsWorld.TechRole], Assert.Single(world.Posts(ticket)).Mentions.Roles);
        var version = (await world.TicketAsync()).Version;

        for (var i = 0; i < 5; i++)
            Assert.Contains("<t:", (await HandoffAsync(world, _carl)).Message.Content, StringComparison.Ordinal);
        Assert.Single(world.Posts(ticket));
        Assert.Equal(version, (await world.TicketAsync()).Version);

        // Staff has answered, and the customer asks again within the cooldown: that is noted, and calls nobody.
        await world.SaysAsync(ticket, _tess);
        Assert.True((await HandoffAsync(world, _carl)).Message.Content!.Contains("<t:", StringComparison.Ordinal));
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        Assert.Single(world.Posts(ticket));

        world.Time.Advance(TimeSpan.FromMinutes(11));
        await HandoffAsync(world, _carl);
        Assert.Equal([TicketsWorld.TechRole], world.Posts(ticket)[1].Mentions.Roles);
    }

    [Fact]
    public async Task Who_asks_for_people_where_there_is_no_role_to_call_is_told_so()
    {
        await using var world = await StartAsync();
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);
        await world.HandleAsync<ForgetWhatIsGone>(heal => heal.HandleAsync(new RoleDeleted(TicketsWorld.Guild, TicketsWorld.TechRole), CancellationToken.None));

        world.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("no staff role", (await HandoffAsync(world, _carl)).Message.Content, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(world.Posts(await world.TicketAsync())).Mentions.Roles);
    }

    [Fact] // B22
    public async Task B22_A_claim_is_for_one_survives_being_asked_for_again_and_is_given_back()
    {
        await using var world = await StartAsync();
        await HandoffAsync(world, _carl);
        Assert.False((await ClaimAsync(world, _tess)).Refused);
        Assert.True((await ClaimAsync(world, _tess)).Refused);
        Assert.Contains("<@6>", (await ClaimAsync(world, _tom)).Message.Content, StringComparison.Ordinal);
        Assert.True((await UnclaimAsync(world, _tom)).Refused);
        Assert.True((await ClaimAsync(world, _carl)).Refused);

        world.Time.Advance(TimeSpan.FromHours(1));
        await HandoffAsync(world, _carl);
        Assert.Equal(_tess.User.Id, (await world.TicketAsync()).AssigneeId);

        Assert.False((await UnclaimAsync(world, _tess)).Refused);
        Assert.Null((await world.TicketAsync()).AssigneeId);
        Assert.False((await ClaimAsync(world, _tom)).Refused);
    }

    [Fact]
    public async Task Two_who_claim_at_the_same_instant_do_not_both_get_it()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        var replies = await Task.WhenAll(Enumerable.Range(10, 6).Select(id => Task.Run(() => world.RunsAsync<ClaimTicket>(
            ticket, TicketsWorld.Member((ulong)id, Permissions.None, TicketsWorld.TechRole), claim => claim.RunAsync))));
        Assert.Single(replies, reply => !reply.Refused);
        Assert.Single(world.Posts(ticket));
    }

    [Theory] // L3
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_of_somebody_who_left_or_lost_the_role_is_taken_over(bool left)
    {
        await using var world = await StartAsync();
        world.Discord.MemberRoles[_tess.User.Id] = _tess.Roles;
        await ClaimAsync(world, _tess);
        Assert.Contains("<@6>", (await ClaimAsync(world, _tom)).Message.Content, StringComparison.Ordinal);
        if (left)
            world.Discord.Left.Add(_tess.User.Id);
        else
            world.Discord.MemberRoles[_tess.User.Id] = [TicketsWorld.BillingRole];

        Assert.False((await ClaimAsync(world, _tom)).Refused);
        Assert.Equal(_tom.User.Id, (await world.TicketAsync()).AssigneeId);
    }

    [Fact] // L3
    public async Task The_claims_of_somebody_who_leaves_end_and_the_button_is_back()
    {
        await using var world = await StartAsync();
        await world.OpenAsync(9);
        await ClaimAsync(world, _tess);
        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(2), _tom, claim => claim.RunAsync);

        await world.HandleAsync<EndClaims>(end => end.HandleAsync(new MemberLeft(TicketsWorld.Guild, _tess.User), CancellationToken.None));

        var ticket = await world.TicketAsync();
        Assert.Null(ticket.AssigneeId);
        Assert.Equal(_tom.User.Id, (await world.TicketAsync(2)).AssigneeId);
        Assert.Contains("<@6> released", world.Posts(ticket)[^1].Embeds[0].Description, StringComparison.Ordinal);
        Assert.Contains(world.Discord.Edited.Last(edit => edit.Channel == ticket.ChannelId).Content.Buttons, button => button.Label == "Claim");
    }

    [Fact]
    public async Task Only_staff_of_the_department_can_be_asked_to_take_care_and_is_told_so_by_a_ping()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        world.Discord.MemberRoles[_tom.User.Id] = _tom.Roles;
        world.Discord.MemberRoles[new(9)] = [TicketsWorld.BillingRole];
        Task<Reply> AssignAsync(ulong who) => world.RunsAsync<ClaimTicket>(ticket, _tess, claim => claim.AssignAsync, TicketsWorld.Person(who));

        Assert.True((await AssignAsync(9)).Refused);
        Assert.True((await AssignAsync(5)).Refused);
        world.Discord.Left.Add(new(8));
        Assert.Contains("not in this server", (await AssignAsync(8)).Message.Content, StringComparison.Ordinal);
        Assert.False((await AssignAsync(7)).Refused);
        Assert.True((await AssignAsync(7)).Refused);

        Assert.Equal(_tom.User.Id, (await world.TicketAsync()).AssigneeId);
        Assert.Equal([_tom.User.Id], Assert.Single(world.Posts(ticket)).Mentions.Users);
    }

    [Fact]
    public async Task Members_and_roles_are_invited_once_and_what_cannot_be_is_said()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        world.Discord.Roles.Add(new Role { Id = new(250), Name = "Partners" });
        world.Discord.Left.Add(new(8));
        Task<Reply> InviteAsync(ulong who, bool isRole = false) => world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.InviteAsync, new UserOrRole(new(who), isRole));
        Task<Reply> UninviteAsync(ulong who) => world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.UninviteAsync, new UserOrRole(new(who), IsRole: false));
        await world.HandleAsync<ForgetWhatIsGone>(heal => heal.HandleAsync(new RoleCreated(TicketsWorld.Guild, world.Discord.Roles[^1]), CancellationToken.None));

        foreach (var (who, isRole) in new[] { (5UL, false), (900UL, false), (8UL, false), (100UL, true), (200UL, true) })
            Assert.True((await InviteAsync(who, isRole)).Refused, $"{who}");
        Assert.False((await InviteAsync(9)).Refused);
        Assert.Contains("already", (await InviteAsync(9)).Message.Content, StringComparison.Ordinal);
        Assert.Contains("Only staff", (await InviteAsync(250, isRole: true)).Message.Content, StringComparison.Ordinal);
        Assert.False((await world.RunsAsync<InviteToTicket>(ticket, _tess, invite => invite.InviteAsync, new UserOrRole(new(250), IsRole: true))).Refused);
        Assert.Equal([new Snowflake(9)], world.Posts(ticket)[0].Mentions.Users);
        Assert.Equal([new Snowflake(9), new Snowflake(250)], world.Discord.Overwrites[ticket.ChannelId!.Value].Select(overwrite => overwrite.Id).Except([new(100), new(900), new(5), new(200)]).Order());

        Assert.False((await UninviteAsync(9)).Refused);
        Assert.Contains("not invited", (await UninviteAsync(9)).Message.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Discord.Overwrites[ticket.ChannelId!.Value], overwrite => overwrite.Id == new Snowflake(9));
        // B30: whoever was taken out can be invited again.
        Assert.False((await InviteAsync(9)).Refused);
    }

    [Fact] // L4
    public async Task A_customer_takes_back_only_their_own_invitations_and_a_department_can_keep_inviting_to_its_staff()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        Task<Reply> InviteAsync(Member by, ulong who) => world.RunsAsync<InviteToTicket>(ticket, by, invite => invite.InviteAsync, new UserOrRole(new(who), IsRole: false));
        Task<Reply> UninviteAsync(Member by, ulong who) => world.RunsAsync<InviteToTicket>(ticket, by, invite => invite.UninviteAsync, new UserOrRole(new(who), IsRole: false));
        await InviteAsync(_tess, 9);
        await InviteAsync(_carl, 10);

        Assert.True((await UninviteAsync(_carl, 9)).Refused);
        Assert.False((await UninviteAsync(_carl, 10)).Refused);
        Assert.False((await UninviteAsync(_tess, 9)).Refused);
        await world.SetAsync("tech", department => department.Rules = new() { OwnerMayInvite = false });
        Assert.Contains("staff", (await InviteAsync(_carl, 11)).Message.Content, StringComparison.Ordinal);
        Assert.False((await InviteAsync(_tess, 11)).Refused);
    }

    [Fact]
    public async Task Whoever_is_invited_and_taken_out_in_a_loop_is_pinged_once()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.False((await world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.InviteAsync, new UserOrRole(new(9), IsRole: false))).Refused);
            await world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.UninviteAsync, new UserOrRole(new(9), IsRole: false));
        }

        Assert.Single(world.Posts(ticket), post => post.Mentions.Users.Count > 0);
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.InviteAsync, new UserOrRole(new(9), IsRole: false));
        Assert.Equal([new Snowflake(9)], world.Posts(ticket)[^1].Mentions.Users);
    }

    [Fact]
    public async Task An_invitation_given_twice_at_the_same_instant_is_one()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(
            () => world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.InviteAsync, new UserOrRole(new(9), IsRole: false)))));
        Assert.Single(replies, reply => !reply.Refused);
        Assert.Single(world.Posts(ticket));
    }

    [Fact]
    public async Task A_third_name_within_ten_minutes_waits_and_the_last_one_wins()
    {
        await using var world = await StartAsync();
        Task<Reply> RenameAsync(string name) => RunRenameAsync(world, name);
        Assert.DoesNotContain("<t:", (await RenameAsync("First Name!")).Message.Content, StringComparison.Ordinal);
        Assert.Equal("first-name", world.Discord.Channels[0].Name);
        await RenameAsync("second");
        Assert.Contains("<t:", (await RenameAsync("third")).Message.Content, StringComparison.Ordinal);
        Assert.Contains("<t:", (await RenameAsync("fourth")).Message.Content, StringComparison.Ordinal);
        Assert.True((await RenameAsync("!!!")).Refused);
        Assert.Equal("second", world.Discord.Channels[0].Name);

        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.SweepAsync();
        Assert.Equal(("fourth", 3), (world.Discord.Channels[0].Name, world.Discord.Modified.Count));
    }

    [Fact]
    public async Task A_third_name_while_the_second_is_under_way_is_told_when_it_comes()
    {
        await using var world = await StartAsync();
        await RunRenameAsync(world, "first");
        Task<Reply>? third = null;
        world.Discord.After = verb =>
        {
            if (verb != "modify" || third is not null)
                return;
            third = Task.Run(() => RunRenameAsync(world, "third"));
            // Until it is saved; its answer waits for what is under way here.
            Assert.True(SpinWait.SpinUntil(() => Task.Run(() => world.TicketAsync()).GetAwaiter().GetResult().PlaceWanted == 3, TimeSpan.FromSeconds(20)));
        };

        var second = await RunRenameAsync(world, "second");

        Assert.Contains("<t:", (await third!).Message.Content, StringComparison.Ordinal);
        Assert.Equal("second", world.Discord.Channels[0].Name);
        Assert.False(second.Refused);
    }

    [Fact]
    public async Task Who_renames_a_channel_is_told_what_came_of_it()
    {
        await using var world = await StartAsync();
        async Task<string> RenameAsync(string name, Exception? failure)
        {
            world.Discord.Before = null;
            world.Time.Advance(TimeSpan.FromMinutes(30));
            await world.SweepAsync();
            world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, failure is null ? "" : "modify", failure!);
            return (await RunRenameAsync(world, name)).Message.Content!;
        }

        Assert.Equal("The channel is now called “one”.", await RenameAsync("one", null));
        Assert.Contains("as soon as it does", await RenameAsync("two", RecordingDiscord.Refusal(503, 0)), StringComparison.Ordinal);
        Assert.Contains($"<t:{(world.Time.GetUtcNow() + TimeSpan.FromMinutes(37)).ToUnixTimeSeconds()}:R>", await RenameAsync("three", new DiscordDelayException(TimeSpan.FromMinutes(7))), StringComparison.Ordinal);
        Assert.Contains("/doctor", await RenameAsync("four", RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_Discord_refuses_falls_back_and_the_same_name_costs_nothing()
    {
        await using var world = await StartAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (target is ChannelChange { Name: "slur" })
                throw RecordingDiscord.Refusal(400, DiscordErrorCode.InvalidFormBody, new DiscordFieldError("name", "BASE_TYPE_BAD", "no"));
        };
        Assert.Equal("Discord did not take the name “slur”. The channel is now called “ticket\\-0001”.", (await RunRenameAsync(world, "slur")).Message.Content);
        Assert.Equal("ticket-0001", world.Discord.Channels[0].Name);
        Assert.True(await world.TicketAsync() is { Skipped: EffectKinds.None, NextStepAt: null });

        await RunRenameAsync(world, "ticket-0001");
        Assert.Single(world.Discord.Modified);
    }

    [Fact]
    public async Task A_channel_that_an_admin_has_moved_by_hand_stays_there_when_it_is_renamed()
    {
        await using var world = await StartAsync();
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, new Snowflake(303))));
        world.Discord.Channels[0] = world.Discord.Channels[0] with { ParentId = new Snowflake(777) };
        await RunRenameAsync(world, "vip");
        Assert.Equal(("vip", new Snowflake(777)), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
    }

    [Fact]
    public async Task Notes_are_for_staff_alone_and_stand_in_no_transcript()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        Task<Reply> AddAsync(Member by, string text) => world.RunsAsync<WriteNotes>(ticket, by, notes => notes.AddAsync, text);
        Assert.True((await AddAsync(_carl, "I see it?")).Refused);
        Assert.True((await AddAsync(_tess, "   ")).Refused);
        await AddAsync(_tess, "Customer has *two* accounts");
        var list = await world.RunsAsync<WriteNotes>(ticket, _tom, notes => notes.ListAsync);
        Assert.Contains(@"\*two\*", list.Message.Embeds[0].Description, StringComparison.Ordinal);
        Assert.True((await world.RunsAsync<WriteNotes>(ticket, _carl, notes => notes.ListAsync)).Refused);

        await world.CloseAsync(ticket, 5);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        var sent = world.Discord.Sent.Where(message => message.Channel != TicketsWorld.LogChannel).SelectMany(message => message.Message.Files).ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, file => Assert.DoesNotContain("accounts", file.Read(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_long_notes_fit_into_one_answer()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 12; i++)
            await world.RunsAsync<WriteNotes>(ticket, _tess, notes => notes.AddAsync, new string('*', 1500));
        Assert.InRange((await world.RunsAsync<WriteNotes>(ticket, _tess, notes => notes.ListAsync)).Message.Embeds[0].Description!.Length, 1, 4096);
    }

    [Fact]
    public async Task The_control_message_is_one_and_shows_the_claim_and_priority_is_told_to_staff_alone() // L7
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.RunsAsync<SetPriority>(ticket, _tess, priority => priority.RunAsync, TicketPriority.Urgent);
        await ClaimAsync(world, _tess);

        var shown = world.Discord.Edited[^1];
        Assert.Equal(ticket.WelcomeMessageId, shown.Message);
        Assert.DoesNotContain(shown.Content.Embeds[0].Fields, field => field.Value == "Urgent");
        foreach (var (member, sees) in new[] { (_carl, false), (_tess, true) })
            Assert.Equal(sees, (await world.RunsAsync<ShowTicket>(ticket, member, show => show.RunAsync)).Message.Embeds[0].Fields.Any(field => field.Value == "Urgent"));
        Assert.Contains(shown.Content.Embeds[0].Fields, field => field.Value == "<@6>");
        Assert.DoesNotContain(shown.Content.Buttons, button => button.Label == "Claim");
        Assert.Single(world.Discord.Sent, sent => sent.Channel == ticket.ChannelId && sent.Message.Buttons.Count > 0);
    }

    [Fact]
    public async Task A_button_of_another_ticket_does_nothing_here()
    {
        await using var world = await StartAsync();
        await world.OpenAsync(9);
        var (here, other) = (await world.TicketAsync(), await world.TicketAsync(2));
        var result = await world.InAsync<ChangeTicket, ChangeResult>(change => change.InChannelAsync(
            new CommandContext
            {
                Id = new(1),
                GuildId = TicketsWorld.Guild,
                ChannelId = here.ChannelId!.Value,
                Member = _tess,
                AppPermissions = default,
                Culture = TicketsWorld.English,
                GuildCulture = TicketsWorld.English,
            },
            other.Id, TicketAction.Claim, null, CancellationToken.None));
        Assert.Equal("refuse.no-ticket", result.Refusal!.Key);
    }

    [Fact]
    public async Task How_a_ticket_stands_is_told_to_its_people_alone()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.RunsAsync<InviteToTicket>(ticket, _carl, invite => invite.InviteAsync, new UserOrRole(new(9), IsRole: false));
        var info = await world.RunsAsync<ShowTicket>(ticket, TicketsWorld.Member(9), show => show.RunAsync);
        Assert.Contains(info.Message.Embeds[0].Fields, field => field.Value == "Waiting for staff");
        Assert.Contains(info.Message.Embeds[0].Fields, field => field.Value == "<@9>");
        Assert.True((await world.RunsAsync<ShowTicket>(ticket, TicketsWorld.Member(11), show => show.RunAsync)).Refused);
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        for (var staff = 6UL; staff <= 15; staff++)
            world.Discord.MemberRoles[new(staff)] = staff is 8 or 9 ? [] : [TicketsWorld.TechRole];
        await world.OpenAsync(5);
        return world;
    }

    private static async Task<Reply> HandoffAsync(TicketsWorld world, Member by) =>
        await world.RunsAsync<AskForPeople>(await world.TicketAsync(), by, handoff => handoff.RunAsync);

    private static async Task<Reply> ClaimAsync(TicketsWorld world, Member by) => await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), by, claim => claim.RunAsync);

    private static async Task<Reply> UnclaimAsync(TicketsWorld world, Member by) =>
        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), by, claim => claim.UnclaimAsync);

    private static async Task<Reply> RunRenameAsync(TicketsWorld world, string name) =>
        await world.RunsAsync<RenameTicket>(await world.TicketAsync(), _tess, rename => rename.RunAsync, name);
}
