using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Leaving;
using DCTicket.Tickets.Conversation.Deadlines;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Health.Reconciling;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class DeadlineTests
{
    private static readonly DepartmentRules Rules = new()
    {
        AutoCloseAfter = TimeSpan.FromHours(48),
        AutoCloseWarning = TimeSpan.FromHours(12),
        ReopenPeriod = TimeSpan.FromHours(24),
    };

    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Staff(6);

    [Fact]
    public async Task A_silent_customer_is_warned_first_and_then_the_ticket_is_closed_even_over_a_restart()
    {
        await using var world = await AnsweredAsync();
        await PassAsync(world, TimeSpan.FromHours(35));
        Assert.Empty(Posts(world));

        await PassAsync(world, TimeSpan.FromHours(2));
        Assert.Contains("will close", Assert.Single(Posts(world)).Embeds[0].Description!, StringComparison.Ordinal);
        Assert.Equal([new Snowflake(5)], Posts(world)[0].Mentions.Users);

        await world.RestartAsync();
        await PassAsync(world, TimeSpan.FromHours(11));
        Assert.False((await world.TicketAsync()).IsClosed);
        await PassAsync(world, TimeSpan.FromHours(2));

        var closed = await world.TicketAsync();
        Assert.True(closed is { IsClosed: true, ClosedById: null, CloseReason: "Nobody wrote for too long" });
        Assert.Single(Posts(world), message => message.Embeds.Any(embed => embed.Footer is not null));
    }

    [Fact]
    public async Task A_word_of_the_customer_after_the_warning_keeps_the_ticket_open_and_starts_the_time_anew()
    {
        await using var world = await AnsweredAsync();
        await PassAsync(world, TimeSpan.FromHours(37));
        Assert.Single(Posts(world));
        await world.SaysAsync(await world.TicketAsync(), Carl);
        await world.SaysAsync(await world.TicketAsync(), Tess);

        await PassAsync(world, TimeSpan.FromHours(13));
        Assert.False((await world.TicketAsync()).IsClosed);
        await PassAsync(world, TimeSpan.FromHours(24));
        Assert.Equal(2, Posts(world).Count);
    }

    [Fact]
    public async Task A_ticket_that_no_person_has_answered_is_never_warned_nor_closed()
    {
        await using var world = await OpenAsync();
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        await PassAsync(world, TimeSpan.FromHours(37));
        await world.SaysAsync(await world.TicketAsync(), Carl, "Anybody there?");
        await PassAsync(world, TimeSpan.FromDays(30));
        Assert.Empty(Posts(world));
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForStaff, DeadlineAt: null, WarnedAt: null });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_who_answered_the_warning_while_nobody_heard_it_is_not_closed(bool restarts)
    {
        await using var world = await AnsweredAsync();
        await PassAsync(world, TimeSpan.FromHours(37));
        Assert.Single(Posts(world));

        world.Time.Advance(TimeSpan.FromHours(1));
        world.Discord.Write(ChannelOf(world), Carl.User, "Please do not close");
        if (restarts)
            await world.RestartAsync();
        await PassAsync(world, TimeSpan.FromHours(12));
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        Assert.Single(Posts(world));
    }

    [Fact]
    public async Task A_customer_who_answered_while_nobody_heard_it_is_not_warned()
    {
        await using var world = await AnsweredAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Discord.Write(ChannelOf(world), Carl.User, "Still broken");
        await PassAsync(world, TimeSpan.FromHours(37));
        Assert.Empty(Posts(world));
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
    }

    [Fact]
    public async Task A_resolved_ticket_in_which_the_customer_wrote_while_nobody_heard_it_is_taken_up_again()
    {
        await using var world = await OpenAsync();
        await ActAsync(world, TicketAction.Resolve, Tess);
        world.Time.Advance(TimeSpan.FromHours(1));
        world.Discord.Write(ChannelOf(world), Carl.User, "Still broken");
        await PassAsync(world, TimeSpan.FromHours(24));
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
    }

    [Fact]
    public async Task While_Discord_cannot_be_asked_deadlines_wait()
    {
        await using var world = await AnsweredAsync();
        await PassAsync(world, TimeSpan.FromHours(37));
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "messages", RecordingDiscord.Refusal(503, 0));
        await PassAsync(world, TimeSpan.FromHours(13));
        Assert.False((await world.TicketAsync()).IsClosed);

        world.Discord.Before = null;
        await PassAsync(world, TimeSpan.FromMinutes(2));
        Assert.False((await world.TicketAsync()).IsClosed);
        await world.HandleAsync<CatchUpTickets>(job => job.RunAsync(CancellationToken.None));
        await SweepAsync(world);
        Assert.True((await world.TicketAsync()).IsClosed);
    }

    [Fact]
    public async Task Who_waits_for_staff_is_never_closed_for_silence()
    {
        await using var world = await OpenAsync();
        await ActAsync(world, TicketAction.Handoff, TicketsWorld.Member(5));
        var before = Posts(world).Count;
        await PassAsync(world, TimeSpan.FromDays(30));
        Assert.Equal(before, Posts(world).Count);
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForStaff, DeadlineAt: null });
    }

    [Fact]
    public async Task A_resolved_ticket_can_be_reopened_until_its_period_is_over_and_then_closes()
    {
        await using var world = await OpenAsync();
        await ActAsync(world, TicketAction.Resolve, TicketsWorld.Member(5));
        await PassAsync(world, TimeSpan.FromHours(23));
        await ActAsync(world, TicketAction.Reopen, TicketsWorld.Member(5));
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);

        await ActAsync(world, TicketAction.Resolve, TicketsWorld.Staff(6));
        await PassAsync(world, TimeSpan.FromHours(23));
        Assert.Equal(TicketState.Resolved, (await world.TicketAsync()).State);
        await PassAsync(world, TimeSpan.FromHours(2));
        Assert.True(await world.TicketAsync() is { IsClosed: true, CloseReason: "Resolved, and not reopened in time" });
        var refused = await ActAsync(world, TicketAction.Resolve, TicketsWorld.Staff(6));
        Assert.Equal("refuse.closed", refused.Refusal!.Key);
    }

    [Fact]
    public async Task Two_sweeps_at_once_warn_once()
    {
        await using var world = await AnsweredAsync();
        world.Time.Advance(TimeSpan.FromHours(37));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SweepAsync(world))));
        Assert.Single(Posts(world));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tickets_of_somebody_who_left_are_closed_where_the_department_says_so(bool closes)
    {
        await using var world = await OpenAsync(Rules with { CloseWhenOwnerLeaves = closes });
        var left = new MemberLeft(TicketsWorld.Guild, TicketsWorld.Person(5));
        await world.HandleAsync<CloseOnMemberLeft>(leaver => leaver.HandleAsync(left, CancellationToken.None));
        await world.HandleAsync<CloseOnMemberLeft>(leaver => leaver.HandleAsync(left with { GuildId = new(999) }, CancellationToken.None));
        Assert.Equal(closes, (await world.TicketAsync()).IsClosed);
    }

    private static async Task<TicketsWorld> AnsweredAsync()
    {
        var world = await OpenAsync();
        await world.SaysAsync(await world.TicketAsync(), Tess);
        return world;
    }

    private static async Task<TicketsWorld> OpenAsync(DepartmentRules? rules = null)
    {
        var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            foreach (var department in await db.Departments.ToListAsync())
                department.Rules = rules ?? Rules;
            return await db.SaveChangesAsync();
        });
        await world.OpenAsync(5);
        return world;
    }

    private static Task<ChangeResult> ActAsync(TicketsWorld world, TicketAction action, Member by) =>
        world.InAsync<TicketActions, ChangeResult>(async change =>
            await change.ChangeAsync(TicketsWorld.Guild, (await world.TicketAsync()).Id, action, by, null, CancellationToken.None)
        );

    private static async Task PassAsync(TicketsWorld world, TimeSpan time)
    {
        world.Time.Advance(time);
        await SweepAsync(world);
    }

    private static Task<bool> SweepAsync(TicketsWorld world) =>
        world.InAsync<ProcessDeadlines, bool>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return true;
        });

    // All after the control message.
    private static List<OutgoingMessage> Posts(TicketsWorld world) =>
        [
            .. world
                .Discord.Sent.Where(sent => sent.Channel == ChannelOf(world) && sent.Message.Buttons.Count < 2)
                .Select(sent => sent.Message),
        ];

    private static Snowflake ChannelOf(TicketsWorld world) => world.Discord.Overwrites.Keys.First();
}
