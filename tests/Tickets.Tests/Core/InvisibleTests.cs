using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Core;

/// <summary>Texts in which there is nothing to be seen, wherever a person types one.</summary>
public sealed class InvisibleTests
{
    private static readonly string[] Signs = [" ", "\u200B", "\u2800", "\u3164", "\u00AD", "\u200E", "\uFE0F", "\u200D", "\U000E0020"];

    private static IEnumerable<string> Texts => Signs.Select(sign => string.Concat(Enumerable.Repeat(sign, 12)));

    [Fact]
    public async Task A_form_without_anything_to_be_seen_opens_no_ticket_and_uses_up_no_number()
    {
        await using var world = await TicketsWorld.StartAsync();
        foreach (
            var text in Texts
                .Append("ok" + string.Concat(Enumerable.Repeat("\u200B", 10)))
                .Append("ok" + string.Concat(Enumerable.Repeat("\uFE0F", 10)))
        )
            Assert.True((await world.OpenAsync(5, text: text)).Refused);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));

        Assert.False((await world.OpenAsync(5, text: "\u200B\u3164The printer is on fire\u2800")).Refused);
        Assert.Equal("The printer is on fire", (await world.TicketAsync(1)).Description);
    }

    [Fact]
    public async Task A_form_of_emoji_may_be_as_long_as_Discord_lets_it_be()
    {
        await using var world = await TicketsWorld.StartAsync();
        var text = string.Concat(Enumerable.Repeat("🔥", 1000));
        Assert.False((await world.OpenAsync(5, text: text)).Refused);
        Assert.Equal(text, (await world.TicketAsync()).Description);
        Assert.True((await world.OpenAsync(6, text: text + "🔥")).Refused);
    }

    [Fact]
    public async Task A_reason_and_a_comment_without_anything_to_be_seen_are_none()
    {
        await using var world = await TicketsWorld.StartAsync();
        foreach (var (index, text) in Texts.Index())
        {
            await world.OpenAsync(5);
            await world.CloseAsync(await world.TicketAsync(index + 1), 6, text);
            Assert.Null((await world.TicketAsync(index + 1)).CloseReason);
        }
    }

    [Fact]
    public async Task Notes_and_reasons_are_kept_as_long_as_Discord_took_them()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        var note = string.Concat(Enumerable.Repeat("🔥", 1400));
        await AddNoteAsync(world, ticket, note);
        Assert.Equal(note, (await world.ReadAsync(db => db.Notes.SingleAsync())).Text);

        var reason = string.Concat(Enumerable.Repeat("👍🏽", 250));
        await world.CloseAsync(ticket, 6, reason);
        Assert.Equal(reason, (await world.TicketAsync()).CloseReason);
    }

    [Fact]
    public async Task A_note_without_anything_to_be_seen_is_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        foreach (var text in Texts)
            Assert.True((await AddNoteAsync(world, ticket, text)).Refused);
        Assert.Equal(0, await world.ReadAsync(db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task Panels_and_departments_are_never_called_by_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        foreach (var text in Texts)
        {
            await world.CreatePanelAsync(text);
            var added = await world.InAsync<AddDepartment, Reply>(add =>
                add.AddAsync(
                    world.Submit(
                        new Dictionary<string, ModalValue>
                        {
                            ["name"] = new() { Text = text, Values = [text] },
                        }
                    ),
                    CancellationToken.None
                )
            );
            Assert.True(added.Refused);
        }

        Assert.All(await world.ReadAsync(db => db.Panels.ToListAsync()), panel => Assert.Empty(panel.Title));
        Assert.Equal(2, await world.ReadAsync(db => db.Departments.CountAsync()));
    }

    [Fact]
    public async Task A_channel_is_not_renamed_to_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        foreach (var text in Texts)
        {
            var context = InChannel(world, ticket);
            Assert.True(
                (await world.InAsync<RenameTicket, Reply>(rename => rename.RunAsync(context, text, CancellationToken.None))).Refused
            );
        }
    }

    private static Task<Reply> AddNoteAsync(TicketsWorld world, Ticket ticket, string text) =>
        world.InAsync<TicketNotes, Reply>(notes => notes.AddAsync(InChannel(world, ticket), text, CancellationToken.None));

    private static CommandContext InChannel(TicketsWorld world, Ticket ticket) =>
        new()
        {
            Id = world.Discord.NextId(),
            GuildId = TicketsWorld.Guild,
            ChannelId = ticket.ChannelId!.Value,
            Member = TicketsWorld.Staff(6),
            AppPermissions = TicketsWorld.BotPermissions,
            Culture = TicketsWorld.English,
            GuildCulture = TicketsWorld.English,
            Texts = TicketTexts.Catalog,
        };
}
