using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class WordBatchTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Staff(6);

    [Fact]
    public async Task A_message_and_what_it_does_to_the_ticket_are_both_kept_or_neither_is()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var answer = Said(world, ticket, Tess, "Have you tried to restart it?");

        await world.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full_disk BEFORE UPDATE ON tickets BEGIN SELECT RAISE(ABORT, 'full'); END")
        );
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(world, answer));
        Assert.Equal(0, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Id == answer.Message.Id)));
        await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER full_disk"));

        // Discord sends it again to whoever has not handled it.
        await WriteAsync(world, answer);
        await world.RestartAsync();
        var now = await world.TicketAsync();
        Assert.Equal((TicketState.WaitingForCustomer, (DateTimeOffset?)answer.Message.Id.CreatedAt), (now.State, now.LastStaffMessageAt));
        Assert.Equal(1, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Id == answer.Message.Id)));
    }

    [Fact]
    public async Task Words_that_are_written_together_turn_the_ticket_one_after_the_other()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync(
            "tech",
            department => department.Rules = new() { AutoCloseAfter = TimeSpan.FromHours(48), AutoCloseWarning = TimeSpan.FromHours(12) }
        );
        var ticket = await world.OpenedAsync();
        var said = new[] { Tess, Carl, Carl, Tess }.Select(member => Said(world, ticket, member, "And then?")).ToArray();

        await WriteAsync(world, said);

        var now = await world.TicketAsync();
        Assert.Equal((TicketState.WaitingForCustomer, ticket.Version + 3), (now.State, now.Version));
        Assert.Equal((said[0].At(), said[3].At(), said[2].At()), (now.FirstResponseAt, now.LastStaffMessageAt, now.LastCustomerMessageAt));
        Assert.Equal(Later(now.StateChangedAt, said[3].At()!.Value) + TimeSpan.FromHours(36), now.DeadlineAt);
        var history = await world.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => h.Action).ToListAsync());
        Assert.Equal([TicketAction.Open, TicketAction.StaffWrites, TicketAction.CustomerWrites, TicketAction.StaffWrites], history);
    }

    [Fact]
    public async Task A_word_that_opens_a_resolved_ticket_again_is_said_in_its_channel()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.RunsAsync<ResolveTicket>(ticket, Tess, resolve => resolve.RunAsync);

        await WriteAsync(
            world,
            Said(world, ticket, Tess, "Glad to help"),
            Said(world, ticket, Carl, "It is back"),
            Said(world, ticket, Tess, "Oh")
        );

        var now = await world.TicketAsync();
        Assert.Equal(TicketState.WaitingForCustomer, now.State);
        Assert.Equal((now.Control.Requested, now.Notices.Requested), (now.Control.Applied, now.Notices.Applied));
        Assert.Contains("open again", world.Posts(ticket)[^1].Embeds[0].Description, StringComparison.Ordinal);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static MessageSeen Said(TicketsWorld world, Ticket ticket, Member member, string text)
    {
        world.Time.Advance(TimeSpan.FromSeconds(1));
        return new MessageSeen(TicketsWorld.Guild, world.Discord.Write(ticket.ChannelId!.Value, member.User, text), member);
    }

    private static Task WriteAsync(TicketsWorld world, params MessageSeen[] said) =>
        world.HandleAsync<ArchiveWriter>(writer => writer.WriteAsync(said, CancellationToken.None));
}

file static class Seen
{
    public static DateTimeOffset? At(this MessageSeen seen) => seen.Message.Id.CreatedAt;
}
