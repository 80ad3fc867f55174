using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Deadlines;
using DCTicket.Tickets.Conversation.Queue;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Conversation.Snoozing;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class SnoozeTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task A_snoozed_ticket_leaves_the_queue_and_one_notice_calls_who_snoozed_it_when_the_time_comes()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Assert.False((await SnoozeAsync(world, "2026-11-02 12:00")).Refused);
        Assert.Contains("1 more on hold", await QueueAsync(world), StringComparison.Ordinal);
        var control = world.Discord.Edited.Last(edit => edit.Channel == ticket.ChannelId).Content.Embeds[0];
        Assert.Contains(control.Fields, field => field.Name == "On hold until");
        Assert.Empty(world.Posts(ticket));

        world.Time.Advance(TimeSpan.FromHours(2));
        await EndAsync(world);
        Assert.Empty(world.Posts(ticket));
        world.Time.Advance(TimeSpan.FromHours(1));
        await EndAsync(world);
        await EndAsync(world);

        Assert.Equal([Tess.User.Id], Assert.Single(world.Posts(ticket)).Mentions.Users);
        Assert.Contains("**0001**", await QueueAsync(world), StringComparison.Ordinal);
        var now = await world.TicketAsync();
        Assert.True(now is { SnoozedUntil: null, SnoozedById: null, SnoozeEndedAt: not null });
    }

    [Fact]
    public async Task A_message_of_the_customer_ends_the_snooze_and_one_of_staff_does_not()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await SnoozeAsync(world, "3d");

        await world.SaysAsync(ticket, Tess);
        await EndAsync(world);
        Assert.NotNull((await world.TicketAsync()).SnoozedUntil);
        await world.SaysAsync(ticket, Carl);
        Assert.Contains("**0001**", await QueueAsync(world), StringComparison.Ordinal);
        await EndAsync(world);

        Assert.Null((await world.TicketAsync()).SnoozedUntil);
        Assert.Single(world.Posts(ticket));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-11-01")]
    [InlineData("2y")]
    public async Task A_time_that_is_unreadable_past_or_too_far_is_refused(string until)
    {
        await using var world = await Work.StartAsync();
        Assert.True((await SnoozeAsync(world, until)).Refused);
        Assert.True((await SnoozeAsync(world, "1d", Carl)).Refused);
    }

    [Fact]
    public async Task A_snooze_ends_by_the_command_and_by_resolving_without_a_notice_of_its_own()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Assert.True((await UnsnoozeAsync(world)).Refused);
        await SnoozeAsync(world, "1d");
        Assert.False((await UnsnoozeAsync(world)).Refused);
        Assert.Null((await world.TicketAsync()).SnoozedUntil);
        Assert.Empty(world.Posts(ticket));

        await SnoozeAsync(world, "1d");
        await world.RunsAsync<ResolveTicket>(ticket, Tess, resolve => resolve.RunAsync);
        Assert.Null((await world.TicketAsync()).SnoozedUntil);
    }

    [Fact]
    public async Task Neither_a_snoozed_ticket_nor_one_without_auto_close_has_a_deadline_for_inactivity()
    {
        await using var world = await Work.StartAsync();
        await world.EditAsync("tech", department => department.Rules = new DepartmentRules { AutoCloseAfter = TimeSpan.FromHours(48) });
        var ticket = await world.TicketAsync();
        await world.SaysAsync(ticket, Tess);
        Assert.NotNull((await world.TicketAsync()).DeadlineAt);

        await SnoozeAsync(world, "1d");
        Assert.Null((await world.TicketAsync()).DeadlineAt);
        world.Time.Advance(TimeSpan.FromDays(1));
        await EndAsync(world);
        Assert.True((await world.TicketAsync()).DeadlineAt > world.Time.GetUtcNow());

        await world.RunsAsync<SetAutoClose>(ticket, Tess, set => set.RunAsync, false);
        Assert.Null((await world.TicketAsync()).DeadlineAt);
        await world.SaysAsync(ticket, Tess);
        Assert.Null((await world.TicketAsync()).DeadlineAt);
        await world.RunsAsync<SetAutoClose>(ticket, Tess, set => set.RunAsync, true);
        Assert.NotNull((await world.TicketAsync()).DeadlineAt);
        Assert.Equal(
            ["off", "on"],
            await world.ReadAsync(db =>
                db.History.Where(h => h.Action == TicketAction.SetAutoClose).OrderBy(h => h.Id).Select(h => h.Detail).ToListAsync()
            )
        );
    }

    private static async Task<Reply> SnoozeAsync(TicketsWorld world, string until, Member? by = null) =>
        await world.RunsAsync<SnoozeTicket>(await world.TicketAsync(), by ?? Tess, snooze => snooze.RunAsync, until);

    private static async Task<Reply> UnsnoozeAsync(TicketsWorld world) =>
        await world.RunsAsync<SnoozeTicket>(await world.TicketAsync(), Tess, snooze => snooze.EndAsync);

    private static Task EndAsync(TicketsWorld world) => world.HandleAsync<EndSnoozes>(job => job.RunAsync(CancellationToken.None));

    private static async Task<string> QueueAsync(TicketsWorld world) =>
        (await world.InAsync<ListWaiting, Reply>(list => list.RunAsync(world.Command(Tess), null, CancellationToken.None)))
            .Message
            .Embeds[0]
            .Description!;
}
