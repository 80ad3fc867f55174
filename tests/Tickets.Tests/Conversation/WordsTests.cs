using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class WordsTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Staff(6);

    [Fact]
    public async Task The_state_follows_who_had_the_last_word()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world);

        await world.SaysAsync(ticket, Carl);
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        var first = await world.SaysAsync(ticket, Tess);
        Assert.Equal(TicketState.WaitingForCustomer, (await world.TicketAsync()).State);
        var answer = await world.SaysAsync(ticket, Carl);
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        var second = await world.SaysAsync(ticket, Tess);

        var now = await world.TicketAsync();
        Assert.Equal(TicketState.WaitingForCustomer, now.State);
        Assert.Equal(
            (first.Timestamp, second.Timestamp, answer.Timestamp),
            (now.FirstResponseAt!.Value, now.LastStaffMessageAt!.Value, now.LastCustomerMessageAt!.Value)
        );
        var history = await world.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => h.Action).ToListAsync());
        Assert.Equal([TicketAction.Open, TicketAction.StaffWrites, TicketAction.CustomerWrites, TicketAction.StaffWrites], history);
    }

    [Fact] // B20: an impatient customer does not push back since when the ticket waits.
    public async Task B20_A_word_that_turns_nothing_is_one_small_write_and_the_ticket_waits_since_the_first_unanswered_word()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world);
        await world.SaysAsync(ticket, Tess);
        await world.SaysAsync(ticket, Carl);
        var (before, edits) = (await world.TicketAsync(), world.Discord.Edited.Count);

        Message last = null!;
        for (var i = 0; i < 3; i++)
            last = await world.SaysAsync(ticket, Carl, "Hello??");

        var now = await world.TicketAsync();
        Assert.Equal(
            (before.Version, before.StateChangedAt, before.Control.Requested),
            (now.Version, now.StateChangedAt, now.Control.Requested)
        );
        Assert.Equal(edits, world.Discord.Edited.Count);
        Assert.Equal(last.Timestamp, now.LastCustomerMessageAt);
    }

    [Fact] // B21, B23
    public async Task B21_Administrators_without_a_role_are_staff_and_whose_ticket_it_is_never_is()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.Add(
            new Role
            {
                Id = new(290),
                Name = "Admins",
                Permissions = Permissions.Administrator,
            }
        );
        var ticket = await OpenAsync(world);

        await world.SaysAsync(ticket, TicketsWorld.Member(5, Permissions.None, TicketsWorld.TechRole, new Snowflake(290)));
        Assert.True(
            await world.TicketAsync() is { State: TicketState.WaitingForStaff, LastStaffMessageAt: null, LastCustomerMessageAt: not null }
        );
        await world.SaysAsync(ticket, TicketsWorld.Member(7, Permissions.None, new Snowflake(290)));
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForCustomer, FirstResponseAt: not null });
        // The server's owner has no role at all.
        await world.SaysAsync(ticket, Carl);
        await world.SaysAsync(ticket, TicketsWorld.Member(1));
        Assert.Equal(TicketState.WaitingForCustomer, (await world.TicketAsync()).State);
    }

    [Fact] // B10
    public async Task B10_A_closed_ticket_is_not_reopened_by_a_word()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world);
        await world.CloseAsync(ticket, 5);
        var before = await world.TicketAsync();

        await world.SaysAsync(ticket, Tess);
        await world.SaysAsync(ticket, Carl);

        Assert.True(
            await world.TicketAsync() is { State: TicketState.Closed, LastStaffMessageAt: null } now && now.Version == before.Version
        );
    }

    [Fact]
    public async Task Bots_webhooks_strangers_and_Discord_itself_have_no_word()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world);
        var channel = ticket.ChannelId!.Value;
        await world.SaysAsync(ticket, Tess);
        var before = await world.TicketAsync();

        await world.SaysAsync(ticket, TicketsWorld.Member(7));
        await world.SaysAsync(ticket, Carl with { User = Carl.User with { Bot = true } });
        await world.HearsAsync(world.Discord.Write(channel, Carl.User, "pinned") with { Type = 6 }, []);
        await world.HearsAsync(world.Discord.Write(channel, Carl.User, "hook") with { WebhookId = new(77) }, null);

        var now = await world.TicketAsync();
        Assert.Equal((before.State, before.Version, before.LastCustomerMessageAt), (now.State, now.Version, now.LastCustomerMessageAt));
    }

    [Fact]
    public async Task Only_the_customers_word_takes_a_resolved_ticket_up_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world);
        await world.RunsAsync<ResolveTicket>(ticket, Tess, resolve => resolve.RunAsync);

        await world.SaysAsync(ticket, Tess, "Glad to help");
        Assert.Equal(TicketState.Resolved, (await world.TicketAsync()).State);
        await world.SaysAsync(ticket, Carl, "It is back");

        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync()).State);
        Assert.Contains("open again", world.Posts(ticket)[^1].Embeds[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_while_the_bot_was_away_counts_once_it_is_back()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.MemberRoles[Tess.User.Id] = Tess.Roles;
        var ticket = await OpenAsync(world);
        var said = new List<Message>();
        foreach (var author in new[] { Carl, Carl, Tess, Tess, Tess, Carl })
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            said.Add(world.Discord.Write(ticket.ChannelId!.Value, author.User, "Written meanwhile"));
        }

        await world.ReturnAsync();

        var now = await world.TicketAsync();
        Assert.Equal(TicketState.WaitingForStaff, now.State);
        Assert.Equal(
            (said[2].Timestamp, said[4].Timestamp, said[5].Timestamp),
            (now.FirstResponseAt!.Value, now.LastStaffMessageAt!.Value, now.LastCustomerMessageAt!.Value)
        );

        await world.ReturnAsync();
        foreach (var message in said)
            await world.HearsAsync(message, message.Author.Id == Tess.User.Id ? Tess.Roles : []);
        Assert.True(await world.TicketAsync() is { State: TicketState.WaitingForStaff } again && again.Version == now.Version);
    }

    [Fact]
    public async Task What_is_read_again_from_before_a_ticket_was_resolved_does_not_reopen_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world);
        // Nobody heard it: whoever invited Cora did so later.
        world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(7), "I only look around");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.InviteAsync, new Mentionable(new(7), IsRole: false));
        await world.RunsAsync<ResolveTicket>(ticket, Tess, resolve => resolve.RunAsync);

        await world.ReturnAsync();

        Assert.Equal(TicketState.Resolved, (await world.TicketAsync()).State);
    }

    [Fact]
    public async Task A_word_puts_off_the_closing_for_silence()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync(
            "tech",
            department => department.Rules = new() { AutoCloseAfter = TimeSpan.FromHours(48), AutoCloseWarning = TimeSpan.FromHours(12) }
        );
        var ticket = await OpenAsync(world);

        await world.SaysAsync(ticket, Tess);
        world.Time.Advance(TimeSpan.FromHours(30));
        var message = await world.SaysAsync(ticket, Tess);

        Assert.Equal(message.Timestamp + TimeSpan.FromHours(36), (await world.TicketAsync()).DeadlineAt);
    }

    private static async Task<Ticket> OpenAsync(TicketsWorld world)
    {
        await world.OpenAsync(5);
        return await world.TicketAsync();
    }
}
