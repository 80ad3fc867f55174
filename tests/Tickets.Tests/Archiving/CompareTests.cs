using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class CompareTests
{
    [Fact]
    public async Task What_was_missed_comes_with_all_that_it_has()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        world.Discord.MemberRoles[new(6)] = [TicketsWorld.TechRole];
        var missed = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(6), "While you were away");
        world.Replace(
            missed with
            {
                Pinned = true,
                Reactions = [new Reaction(new Emoji { Name = "🎉" }, 3)],
                StickerItems = [new Sticker(new(1), "Hi", 1)],
            }
        );

        await world.ReturnAsync();

        var row = await world.RowAsync(missed);
        Assert.Equal(
            (ActorRoles.Staff, true, 3, "Hi"),
            (row.AuthorRoles, row.IsPinned, Assert.Single(row.Reactions()).Count, Assert.Single(row.Stickers()).Name)
        );
    }

    [Fact]
    public async Task What_was_deleted_unseen_is_marked_when_the_ticket_is_closed_and_says_so()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var gone = await world.WritesAsync(ticket, 5, "my password is hunter2");
        var stays = await world.WritesAsync(ticket, 5, "sorry");
        var seen = await world.WritesAsync(ticket, 5, "typo");
        await world.ReturnAsync();
        await world.DeleteAsync(seen);
        world.Discord.Messages[ticket.ChannelId!.Value].RemoveAll(m => m.Id == gone.Id || m.Id == seen.Id);
        world.Time.Advance(TimeSpan.FromMinutes(5));

        await world.CloseAsync(ticket, 5);

        var row = await world.RowAsync(gone);
        Assert.Equal((true, "my password is hunter2"), (row.DeletionUnseen, row.Content));
        Assert.Equal(world.Time.GetUtcNow(), row.DeletedAt);
        Assert.Null((await world.RowAsync(stays)).DeletedAt);
        Assert.False((await world.RowAsync(seen)).DeletionUnseen);
    }

    [Fact]
    public async Task A_bot_that_may_not_read_the_history_takes_nothing_for_deleted()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var message = await world.WritesAsync(ticket, 5, "still there");
        world.Discord.Messages[ticket.ChannelId!.Value].Clear();
        await world.CloseAsync(ticket, 5);
        Assert.Null((await world.RowAsync(message)).DeletedAt);
    }

    [Fact]
    public async Task A_message_that_was_taken_for_deleted_and_is_there_is_there()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var message = await world.WritesAsync(ticket, 5, "back");
        await world.HandleAsync<ArchiveWriter>(writer =>
            writer.WriteAsync(
                [new MessagesGone(TicketsWorld.Guild, message.ChannelId, [message.Id], world.Time.GetUtcNow(), Unseen: true)],
                CancellationToken.None
            )
        );
        await world.ReturnAsync();
        Assert.Null((await world.RowAsync(message)).DeletedAt);
    }

    [Fact]
    public async Task A_file_whose_fetching_a_restart_has_interrupted_is_fetched_after_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var file = world.File("a.png", [1, 2, 3]);
        await world.WritesAsync(ticket, 5, "", file);
        await world.ReturnAsync();
        await world.ReadAsync(db => db.Attachments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Hash, (string?)null)));
        await world.RestartAsync();

        await world.ReturnAsync();

        Assert.NotNull((await world.ReadAsync(db => db.Attachments.SingleAsync(a => a.Id == file.Id))).Hash);
    }
}
