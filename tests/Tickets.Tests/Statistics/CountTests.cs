using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Reopening;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>When tickets are counted, and that nothing is missed.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task The_triggers_that_mark_tickets_survive_all_migrations()
    {
        await using var world = await TicketsWorld.StartAsync();
        var triggers = await world.ReadAsync(db =>
            db.Database.SqlQuery<string>(
                    $"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'numbers_%' ORDER BY name"
                )
                .ToListAsync()
        );
        Assert.Equal(["numbers_history_added", "numbers_message_added", "numbers_message_changed"], triggers);
    }

    [Fact]
    public async Task What_people_do_is_counted_once_and_only_what_has_changed_is_counted_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(7);
        var ticket = await world.TicketAsync();
        await world.CountAsync();
        Assert.Equal(0, await world.CountAsync());
        var numbers = await NumbersAsync(world);
        Assert.Equal((ticket.Number, ticket.CreatedAt, (long?)null), (numbers.Number, numbers.OpenedAt, numbers.FirstResponseMs));

        world.Time.Advance(TimeSpan.FromMinutes(10));
        await world.SaysAndIsKeptAsync(ticket, TicketsWorld.Staff(3001));
        await world.CloseAsync(ticket, 7);
        Assert.InRange(await world.CountAsync(), 1, 2);
        numbers = await NumbersAsync(world);
        Assert.Equal(601_000, numbers.FirstResponseMs);
        Assert.Equal((3001ul, 7ul), (numbers.StaffId!.Value.Value, numbers.CloserId!.Value.Value));
        Assert.NotNull(numbers.ClosedAt);
    }

    [Fact]
    public async Task An_opening_that_Discord_refuses_counts_as_no_ticket_also_when_it_was_counted_before()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(503, 0));
        await world.OpenAsync(7);
        await world.CountAsync();
        Assert.Equal(1, await world.ReadAsync(db => db.Metrics.CountAsync()));

        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        Assert.True(await world.TicketAsync() is { IsClosed: true, ChannelId: null });
        await world.CountAsync();
        Assert.Equal(0, await world.ReadAsync(db => db.Metrics.CountAsync()));
    }

    [Fact]
    public async Task What_happens_while_a_ticket_is_counted_is_counted_after_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(7);
        var ticket = await world.TicketAsync();
        // Another counter has read the mark; the customer writes before it saves.
        await world.ReadAsync(async db =>
        {
            var mark = await db.DirtyMetrics.SingleAsync();
            await world.SaysAndIsKeptAsync(ticket, TicketsWorld.Member(7));
            db.Remove(mark);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            return 0;
        });
        await world.CountAsync();
        Assert.Equal(1, (await NumbersAsync(world)).CustomerMessages);
    }

    [Fact]
    public async Task A_ticket_that_is_counted_twice_at_the_same_time_is_counted_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        foreach (var member in Enumerable.Range(10, 8))
            await world.OpenAsync((ulong)member);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.CountAsync())));
        await world.CountAsync();
        Assert.Equal(8, await world.ReadAsync(db => db.Metrics.CountAsync()));
        Assert.Empty(await world.ReadAsync(db => db.DirtyMetrics.ToListAsync()));
    }

    [Fact]
    public async Task A_ticket_counts_as_reopened_whether_it_was_taken_up_from_resolved_or_goes_on_in_a_new_one_after_the_closing()
    {
        await using var world = await TicketsWorld.StartAsync();
        var tess = TicketsWorld.Staff(3001);
        for (ulong member = 7; member <= 10; member++)
            await world.OpenAsync(member);
        var (button, word, after, never) = (
            await world.TicketAsync(1),
            await world.TicketAsync(2),
            await world.TicketAsync(3),
            await world.TicketAsync(4)
        );
        foreach (var ticket in new[] { button, word })
            await world.RunsAsync<ResolveTicket>(ticket, tess, resolve => resolve.RunAsync);
        await world.InAsync<ReopenClosed, Reply>(reopen =>
            reopen.RunAsync(world.CommandIn(button.ChannelId!.Value, TicketsWorld.Member(7)), null, CancellationToken.None)
        );
        await world.SaysAndIsKeptAsync(word, TicketsWorld.Member(8));
        foreach (var ticket in new[] { button, word, after, never })
            await world.CloseAsync(ticket, 3001);
        await world.CountAsync();
        var closedAt = (await world.ReadAsync(db => db.Metrics.SingleAsync(n => n.Number == 3))).ClosedAt;

        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.False(
            (await world.InAsync<ReopenClosed, Reply>(reopen => reopen.RunAsync(world.Command(tess), 3, CancellationToken.None))).Refused
        );
        await world.CountAsync();

        var numbers = await world.ReadAsync(db => db.Metrics.AsNoTracking().ToDictionaryAsync(n => n.Number));
        Assert.Equal([1, 1, 1, 0, 0], Enumerable.Range(1, 5).Select(number => numbers[number].Reopened));
        // The old one ended when it was closed, and the new one has its own life.
        Assert.Equal((closedAt, TicketState.Closed), (numbers[3].ClosedAt, numbers[3].State));
        Assert.True(numbers[5] is { ClosedAt: null, State: TicketState.WaitingForStaff, FirstResponseMs: null });
        await world.SaysAndIsKeptAsync(await world.TicketAsync(5), tess);
        await world.CountAsync();
        Assert.Null((await world.ReadAsync(db => db.Metrics.SingleAsync(n => n.Number == 5))).FirstResponseMs);
    }

    private static Task<TicketMetrics> NumbersAsync(TicketsWorld world) => world.ReadAsync(db => db.Metrics.AsNoTracking().SingleAsync());
}
