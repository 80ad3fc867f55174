using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class ArchiveTests
{
    [Fact]
    public async Task A_message_that_comes_twice_is_one_row_and_an_edit_keeps_what_it_said_before()
    {
        await using var world = await TicketsWorld.StartAsync();
        var message = await WriteAsync(world, "first");
        await CreatedAsync(world, message);
        await CreatedAsync(world, message);
        var edited = message with { Content = "second", EditedTimestamp = world.Time.GetUtcNow() + TimeSpan.FromSeconds(1) };
        await world.HandleAsync<RecordMessages>(f => f.HandleAsync(new MessageUpdated(TicketsWorld.Guild, edited), CancellationToken.None));
        await CreatedAsync(world, message);

        var row = Assert.Single(await world.ReadAsync(db => db.Messages.Where(m => m.Id == message.Id).ToListAsync()));
        Assert.Equal("second", row.Content);
        Assert.Equal("first", Assert.Single(await world.ReadAsync(db => db.Edits.ToListAsync())).Content);
    }

    [Fact]
    public async Task A_deleted_message_is_marked_and_stays()
    {
        await using var world = await TicketsWorld.StartAsync();
        var message = await WriteAsync(world, "regret");
        await CreatedAsync(world, message);
        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(new MessagesDeleted(TicketsWorld.Guild, message.ChannelId, [message.Id, new(12345)]), CancellationToken.None)
        );
        Assert.NotNull((await world.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == message.Id))).DeletedAt);
    }

    [Fact]
    public async Task Messages_outside_of_tickets_are_not_kept()
    {
        await using var world = await TicketsWorld.StartAsync();
        await CreatedAsync(world, world.Discord.Write(TicketsWorld.LogChannel, TicketsWorld.Person(5), "hello"));
        Assert.Equal(0, await world.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task What_was_missed_is_fetched_even_when_a_live_message_came_first()
    {
        await using var world = await TicketsWorld.StartAsync();
        await WriteAsync(world, "while the bot was away");
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        await CreatedAsync(world, world.Discord.Write(channel, TicketsWorld.Person(5), "live"));

        await world.ReturnAsync();

        var contents = await world.ReadAsync(db => db.Messages.OrderBy(m => m.Id).Select(m => m.Content).ToListAsync());
        Assert.Equal(["while the bot was away", "live"], contents[1..]);
    }

    [Fact]
    public async Task A_long_history_is_read_to_its_end_before_the_channel_goes()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 250; i++)
            world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(5), $"message {i}");
        await world.CloseAsync(ticket, 5);
        Assert.Equal(251, await world.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Files_are_kept_by_their_bytes_and_a_file_that_cannot_be_had_says_why_until_it_can()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        Attachment[] files =
        [
            .. new[] { "../../etc/passwd.txt", "same.png", "later.png" }.Select(name => new Attachment
            {
                Id = world.Discord.NextId(),
                Filename = name,
                Size = 3,
                Url = new Uri("https://cdn.example/a"),
            }),
        ];
        world.Discord.Files[files[0].Id] = [1, 2, 3];
        world.Discord.Files[files[1].Id] = [1, 2, 3];
        var huge = files[0] with { Id = world.Discord.NextId(), Size = world.Options.MaxAttachmentBytes + 1 };
        await CreatedAsync(world, world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(5), "", [.. files, huge]));

        var rows = await world.ReadAsync(db => db.Attachments.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(rows[0].Hash, rows[1].Hash);
        Assert.NotNull(rows[0].Hash);
        Assert.True(rows[2] is { Hash: null, Problem: not null } && rows[3] is { Hash: null, Problem: not null });

        world.Discord.Files[files[2].Id] = [4];
        await world.CloseAsync(ticket, 5);
        Assert.True((await world.ReadAsync(db => db.Attachments.OrderBy(a => a.Id).ToListAsync()))[2] is { Hash: not null, Problem: null });
    }

    private static async Task<Message> WriteAsync(TicketsWorld world, string content)
    {
        await world.OpenAsync(5);
        return world.Discord.Write((await world.TicketAsync()).ChannelId!.Value, TicketsWorld.Person(5), content);
    }

    private static Task CreatedAsync(TicketsWorld world, Message message) =>
        world.HandleAsync<RecordMessages>(f => f.HandleAsync(new MessageCreated(TicketsWorld.Guild, message), CancellationToken.None));
}
