using System.Diagnostics;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class WriterTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Many_messages_of_many_sources_are_all_there_and_each_is_there_when_its_event_is_done()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var before = await world.ReadAsync(db => db.Messages.CountAsync());
        await world.HandleAsync<ArchiveWriter>(async writer =>
        {
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(
                Enumerable
                    .Range(0, 100)
                    .Select(part =>
                        writer.WriteAsync(
                            [.. Enumerable.Range(0, 100).Select(i => Seen(ticket, (ulong)(1_000_000 + (part * 100) + i), $"message {i}"))],
                            CancellationToken.None
                        )
                    )
            );
            output.WriteLine($"10000 messages in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        });
        Assert.Equal(10_000, await world.ReadAsync(db => db.Messages.CountAsync()) - before);
    }

    [Fact]
    public async Task What_happens_to_one_message_in_one_batch_happens_in_its_order()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var seen = Seen(ticket, 2_000_000, "first");
        var edited = seen with
        {
            Message = seen.Message with { Content = "second", EditedTimestamp = world.Time.GetUtcNow().AddSeconds(1) },
        };
        await world.HandleAsync<ArchiveWriter>(writer =>
            writer.WriteAsync(
                [
                    seen,
                    new ReactionChanged(TicketsWorld.Guild, seen.ChannelId, seen.Message.Id, new Emoji { Name = "👍" }, 1),
                    edited,
                    new MessagesGone(TicketsWorld.Guild, seen.ChannelId, [seen.Message.Id], world.Time.GetUtcNow(), Unseen: false),
                ],
                CancellationToken.None
            )
        );

        var row = await world.RowAsync(seen.Message);
        Assert.Equal(("second", 1), (row.Content, Assert.Single(row.Reactions()).Count));
        Assert.NotNull(row.DeletedAt);
        Assert.Equal("first", Assert.Single(await world.ReadAsync(db => db.Edits.ToListAsync())).Content);
    }

    [Fact]
    public async Task One_that_cannot_be_written_takes_no_other_with_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var good = Seen(ticket, 3_000_000, "bad");
        var bad = good with { Message = good.Message with { MessageSnapshots = [null!] } };
        await world.HandleAsync<ArchiveWriter>(async writer =>
        {
            var all = Enumerable
                .Range(1, 20)
                .Select(i => writer.WriteAsync([i == 7 ? bad : Seen(ticket, (ulong)(3_000_000 + i), "fine")], CancellationToken.None))
                .ToList();
            await Assert.ThrowsAnyAsync<Exception>(() => all[6]);
            foreach (var other in all.Where((_, i) => i != 6))
                await other;
        });
        Assert.Equal(19, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Content == "fine")));
    }

    [Fact]
    public async Task What_was_brought_before_the_end_is_written_at_the_end()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var writing = world.InAsync<ArchiveWriter, Task>(writer =>
            Task.FromResult(writer.WriteAsync([Seen(ticket, 4_000_000, "last words")], CancellationToken.None))
        );
        var done = await writing;
        await world.RestartAsync();
        await done;
        Assert.Equal(1, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Content == "last words")));
    }

    private static MessageSeen Seen(Ticket ticket, ulong id, string content)
    {
        var message = new Message
        {
            Id = new(id),
            ChannelId = ticket.ChannelId!.Value,
            Author = TicketsWorld.Person(5),
            Content = content,
        };
        return new MessageSeen(TicketsWorld.Guild, message, null);
    }
}
