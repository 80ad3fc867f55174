using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Requests;
using DCTicket.Tickets.Conversation.Deadlines;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Closing;

/// <summary>/staff request-close: the customer answers, or the period ends.</summary>
public sealed class CloseRequestTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Staff(6);

    [Fact]
    public async Task A_customer_who_agrees_closes_the_ticket_with_the_given_reason()
    {
        await using var world = await Work.StartAsync();
        // Also where customers may not close by themselves.
        await world.EditPartAsync("rules", "tech", ("owner-closes", false));
        Assert.False((await AskAsync(world, "Paper *refilled*")).Refused);

        var asked = Assert.Single(world.Posts(await world.TicketAsync()));
        Assert.Contains("<@5>, <@6> thinks everything is done", asked.Text(), StringComparison.Ordinal);
        Assert.Contains(@"Reason: Paper \*refilled\*", asked.Text(), StringComparison.Ordinal);
        Assert.Equal(["Yes, close it", "No, I still need help"], asked.Labels());
        Assert.Equal([new Snowflake(5)], asked.Mentions.Users);
        Assert.Empty(asked.Mentions.Roles);

        Assert.True((await ConfirmAsync(world, TicketsWorld.Member(8))).Refused);
        Assert.True((await ConfirmAsync(world, Tess)).Refused);
        Assert.Contains("closed", (await ConfirmAsync(world, Carl)).Message.Text(), StringComparison.OrdinalIgnoreCase);
        Assert.True(await world.TicketAsync() is { IsClosed: true, CloseReason: "Paper *refilled*", ClosedById.Value: 5 });
        Assert.True(await world.TicketAsync() is { CloseRequestedAt: null, CloseRequestReason: null });
    }

    [Fact]
    public async Task A_customer_who_declines_keeps_the_ticket_and_the_one_who_asked_is_told()
    {
        await using var world = await Work.StartAsync();
        await AskAsync(world);
        var ticket = await world.TicketAsync();
        await world.InAsync<AnswerCloseRequest, Reply>(answer =>
            answer.DeclineAsync(world.Click(ticket.ChannelId!.Value, Carl), ticket.Id, CancellationToken.None)
        );

        var told = world.Posts(await world.TicketAsync())[^1];
        Assert.Contains("<@5> still needs help", told.Text(), StringComparison.Ordinal);
        Assert.Equal([new Snowflake(6)], told.Mentions.Users);
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForStaff, CloseRequestedAt: null, DeadlineAt: null });
        var late = await ConfirmAsync(world, Carl);
        Assert.Contains("no longer open", late.Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_the_customer_ends_the_request_and_another_one_can_be_made()
    {
        await using var world = await Work.StartAsync();
        await AskAsync(world);
        await world.SaysAsync(await world.TicketAsync(), Tess, "Take your time");
        Assert.NotNull((await world.TicketAsync()).CloseRequestedAt);
        Assert.Contains("already asked", (await AskAsync(world)).Message.Content, StringComparison.Ordinal);

        await world.SaysAsync(await world.TicketAsync(), Carl, "One more thing");
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForStaff, CloseRequestedAt: null, CloseRequestReason: null });
        await PassAsync(world, TimeSpan.FromDays(40));
        Assert.False((await world.TicketAsync()).IsClosed);
        Assert.False((await AskAsync(world)).Refused);
    }

    [Fact]
    public async Task Without_an_answer_the_ticket_closes_after_the_departments_period_even_over_a_restart()
    {
        await using var world = await Work.StartAsync();
        await world.EditPartAsync("closing", "tech", ("close-request", "2h"));
        await AskAsync(world);
        await world.RestartAsync();
        await PassAsync(world, TimeSpan.FromMinutes(119));
        Assert.False((await world.TicketAsync()).IsClosed);
        await PassAsync(world, TimeSpan.FromMinutes(2));

        var closed = await world.TicketAsync();
        Assert.True(closed is { IsClosed: true, ClosedById: null });
        Assert.Contains("did not answer", closed.CloseReason, StringComparison.Ordinal);
        var done = await world.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => h.Action).LastAsync());
        Assert.Equal(TicketAction.ExpireCloseRequest, done);
    }

    [Fact]
    public async Task A_customer_who_answered_while_the_bot_was_away_is_not_closed()
    {
        await using var world = await Work.StartAsync();
        await AskAsync(world);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Discord.Write((await world.TicketAsync()).ChannelId!.Value, Carl.User, "Please wait");
        await world.RestartAsync();
        await PassAsync(world, TimeSpan.FromDays(2));
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForStaff, CloseRequestedAt: null });
    }

    [Fact]
    public async Task The_reason_of_an_erased_staff_member_is_gone_although_the_customer_has_closed()
    {
        await using var world = await Work.StartAsync();
        await AskAsync(world, "Paper refilled");
        await ConfirmAsync(world, Carl);
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.SweepAsync();
        await world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, new(6), CancellationToken.None));
        Assert.True(await world.TicketAsync() is { CloseReason: null, ClosedById.Value: 5 });
        Assert.DoesNotContain(
            (await world.ReadAsync(db => db.Notices.AsNoTracking().ToListAsync())).SelectMany(post => post.Arguments),
            text => text.Contains("Paper", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("31d")]
    public async Task A_period_that_helps_nobody_is_refused(string period)
    {
        await using var world = await TicketsWorld.StartAsync();
        var update = await world.EditPartAsync("closing", "tech", ("close-request", period));
        Assert.Contains("at least 5 minutes", update.Refusal, StringComparison.Ordinal);
    }

    private static async Task<Reply> AskAsync(TicketsWorld world, string? reason = null)
    {
        var ticket = await world.TicketAsync();
        return await world.InAsync<RequestClose, Reply>(request =>
            request.RunAsync(world.CommandIn(ticket.ChannelId!.Value, Tess), reason, CancellationToken.None)
        );
    }

    private static async Task<Reply> ConfirmAsync(TicketsWorld world, Member member)
    {
        var ticket = await world.TicketAsync();
        return await world.InAsync<AnswerCloseRequest, Reply>(answer =>
            answer.ConfirmAsync(world.Click(ticket.ChannelId!.Value, member), ticket.Id, CancellationToken.None)
        );
    }

    private static async Task PassAsync(TicketsWorld world, TimeSpan time)
    {
        world.Time.Advance(time);
        await world.HandleAsync<ProcessDeadlines>(job => job.RunAsync(CancellationToken.None));
        await world.SweepAsync();
    }
}
