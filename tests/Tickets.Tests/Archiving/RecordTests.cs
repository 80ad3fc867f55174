using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class RecordTests
{
    private static readonly Emoji Thumb = new() { Name = "👍" };

    [Fact]
    public async Task All_that_a_message_has_is_kept()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var first = await world.WritesAsync(ticket, 5, "It is broken");
        var message = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(6), "<@5> which one?") with
        {
            Type = 19,
            MessageReference = new MessageReference(first.Id, first.ChannelId, 0),
            Mentions = [TicketsWorld.Person(5) with { GlobalName = "Carl" }],
            StickerItems = [new Sticker(new(77), "Wave", 1)],
            Components =
            [
                new MessageComponent
                {
                    Type = 1,
                    Components =
                    [
                        new MessageComponent
                        {
                            Type = 2,
                            Label = "Yes",
                            CustomId = "other:yes",
                        },
                    ],
                },
            ],
            MessageSnapshots = [new MessageSnapshot(new ForwardedMessage { Content = "Error 500" })],
            Embeds = [new Embed { Title = "A card" }],
            Pinned = true,
        };
        await world.HearAsync(message, TicketsWorld.TechRole);

        var row = await world.RowAsync(message);
        Assert.Equal((first.Id, ActorRoles.Staff, MessageKind.Person), (row.ReplyToId!.Value, row.AuthorRoles, row.Kind));
        Assert.Equal([(new Snowflake(5), "Carl")], row.Mentions().Select(user => (user.Id, user.DisplayName)));
        Assert.Equal("Wave", Assert.Single(row.Stickers()).Name);
        Assert.Equal("Yes", Assert.Single(Assert.Single(row.Components()).Components).Label);
        Assert.Equal("Error 500", Assert.Single(row.Forwards()).Message.Content);
        Assert.Equal("A card", Assert.Single(row.Embeds()).Title);
        Assert.True(row.IsPinned);
        Assert.Equal(ActorRoles.Owner, (await world.RowAsync(first)).AuthorRoles);
    }

    [Fact]
    public async Task A_message_costs_one_read_of_its_ticket_whoever_wrote_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 5, "It is broken");
        var card = world.Discord.Write(
            ticket.ChannelId!.Value,
            new User
            {
                Id = world.Discord.BotId,
                Username = "bot",
                Bot = true,
            },
            ""
        ) with
        {
            Embeds = [new Embed { Title = "A card" }],
        };

        Assert.Equal((3, 1), await CountAsync(() => world.WritesAsync(ticket, 5, "Still")));
        Assert.Equal((2, 1), await CountAsync(() => world.HearsAsync(card, roles: null)));

        async Task<(int All, int Tickets)> CountAsync(Func<Task> write)
        {
            world.Plans.Statements = new();
            await write();
            var statements = world.Plans.Statements;
            world.Plans.Statements = null;
            return (statements.Count, statements.Count(text => text.Contains("FROM \"tickets\"", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_somebody_was_to_the_ticket_stays_as_it_was_when_they_wrote()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var outsider = await world.WritesAsync(ticket, 8, "Hello?");
        await world.ReadAsync(async db =>
        {
            db.Members.Add(
                new TicketMember
                {
                    TicketId = ticket.Id,
                    TargetId = new(8),
                    InvitedAt = world.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        var invited = await world.WritesAsync(ticket, 8, "Now I may");

        Assert.Equal(
            (ActorRoles.None, ActorRoles.Invited),
            ((await world.RowAsync(outsider)).AuthorRoles, (await world.RowAsync(invited)).AuthorRoles)
        );
    }

    [Fact]
    public async Task Reactions_are_counted_as_they_come_and_go()
    {
        await using var world = await TicketsWorld.StartAsync();
        var message = await world.WritesAsync(await world.OpenedAsync(), 5, "Thanks");
        var custom = new Emoji { Id = new(9), Name = "yes" };
        await world.ReactAsync(message, Thumb);
        await world.ReactAsync(message, Thumb);
        await world.ReactAsync(message, custom);
        await world.ReactAsync(message, custom with { Name = "renamed" });
        await world.ReactAsync(message, Thumb, -1);
        Assert.Equal([("👍", 1), ("yes", 2)], (await world.RowAsync(message)).Reactions().Select(r => (r.Emoji.Name, r.Count)));

        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(new ReactionsCleared(TicketsWorld.Guild, message.ChannelId, message.Id, Thumb), CancellationToken.None)
        );
        Assert.Equal([("yes", 2)], (await world.RowAsync(message)).Reactions().Select(r => (r.Emoji.Name, r.Count)));
        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(new ReactionsCleared(TicketsWorld.Guild, message.ChannelId, message.Id, null), CancellationToken.None)
        );
        Assert.Null((await world.RowAsync(message)).ReactionsJson);
        await world.ReactAsync(message, Thumb, -1);
        Assert.Null((await world.RowAsync(message)).ReactionsJson);
    }

    [Fact]
    public async Task Every_edit_is_kept_and_a_preview_or_a_pin_is_none()
    {
        await using var world = await TicketsWorld.StartAsync();
        var message = await world.WritesAsync(await world.OpenedAsync(), 5, "one https://example.com");
        var at = message.Timestamp;
        await world.ChangeAsync(message with { Embeds = [new Embed { Title = "Preview" }] });
        await world.ChangeAsync(message with { Pinned = true, Embeds = [new Embed { Title = "Preview" }] });
        Assert.Equal(0, await world.ReadAsync(db => db.Edits.CountAsync()));
        Assert.True((await world.RowAsync(message)).IsPinned);

        await world.ChangeAsync(message with { Content = "two", EditedTimestamp = at.AddSeconds(1) });
        await world.ChangeAsync(message with { Content = "three", EditedTimestamp = at.AddSeconds(2) });
        await world.ChangeAsync(message with { Content = "two", EditedTimestamp = at.AddSeconds(1) });

        var edits = await world.ReadAsync(db => db.Edits.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["one https://example.com", "two"], edits.Select(e => e.Content));
        Assert.NotNull(edits[0].EmbedsJson);
        Assert.Equal(("three", false), ((await world.RowAsync(message)).Content, (await world.RowAsync(message)).IsPinned));
    }

    [Fact]
    public async Task Without_the_intent_a_message_says_that_it_cannot_be_read_and_what_was_read_before_stays()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var hidden = await world.WritesAsync(ticket, 5, "");
        var read = await world.WritesAsync(ticket, 5, "readable");
        await world.ChangeAsync(read with { Content = "", EditedTimestamp = read.Timestamp.AddSeconds(5) });
        Assert.Equal("archive.nothing-to-read", (await world.RowAsync(hidden)).Problem);
        Assert.Equal(("readable", "archive.nothing-to-read"), ((await world.RowAsync(read)).Content, (await world.RowAsync(read)).Problem));

        await world.ChangeAsync(hidden with { Content = "granted now" });
        Assert.Equal(("granted now", null), ((await world.RowAsync(hidden)).Content, (await world.RowAsync(hidden)).Problem));
    }

    [Fact]
    public async Task Nothing_of_another_server_is_written_to_a_ticket()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var message = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(5), "forged");
        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(new MessageCreated(new Snowflake(999), message), CancellationToken.None)
        );
        Assert.Equal(0, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Id == message.Id)));
    }
}
