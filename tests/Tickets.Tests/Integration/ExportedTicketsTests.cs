using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Integration;

/// <summary>What other plugins can ask of tickets, and have done with them.</summary>
public sealed class ExportedTicketsTests
{
    private static readonly Snowflake Foreign = new(999);
    private static readonly TicketActor Plugin = TicketActor.Plugin("Robot");
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task A_ticket_is_found_by_its_id_and_channel_in_its_own_server_only()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();

        var found = await AskAsync(world, tickets => tickets.FindAsync(TicketsWorld.Guild, ticket.Id, default));
        Assert.Equal(
            (1, "tech", TicketState.WaitingForStaff, new Snowflake(5), ticket.ChannelId),
            (found!.Number, found.Department, found.State, found.OwnerId, found.ChannelId)
        );
        Assert.Equal("The printer is on fire", found.Description);
        Assert.Equal(
            ticket.Id,
            (
                await AskAsync(world, tickets => tickets.FindByChannelAsync(TicketsWorld.Guild, ticket.ChannelId!.Value, default).AsTask())
            )!.Id
        );
        Assert.Null(await AskAsync(world, tickets => tickets.FindAsync(Foreign, ticket.Id, default)));
        Assert.Null(await AskAsync(world, tickets => tickets.FindByChannelAsync(Foreign, ticket.ChannelId!.Value, default).AsTask()));
        Assert.Null(
            await AskAsync(world, tickets => tickets.FindByChannelAsync(TicketsWorld.Guild, TicketsWorld.LogChannel, default).AsTask())
        );
    }

    [Fact]
    public async Task Open_tickets_are_listed_by_number_and_filter()
    {
        await using var world = await Work.StartAsync();
        await world.OpenAsync(7, "billing");
        await world.OpenAsync(8);
        await world.CloseAsync(await world.TicketAsync(3), 8);

        Task<IReadOnlyList<TicketInfo>> ListAsync(OpenTicketFilter filter) =>
            AskAsync(world, tickets => tickets.ListOpenAsync(TicketsWorld.Guild, filter, default));

        Assert.Equal([1, 2], (await ListAsync(new())).Select(t => t.Number));
        Assert.Equal([2], (await ListAsync(new() { Department = "billing" })).Select(t => t.Number));
        Assert.Equal([2], (await ListAsync(new() { AfterNumber = 1 })).Select(t => t.Number));
        Assert.Equal([1], (await ListAsync(new() { Limit = 1 })).Select(t => t.Number));
        Assert.Equal([1], (await ListAsync(new() { OwnerId = new(5) })).Select(t => t.Number));
        Assert.Empty(await ListAsync(new() { States = [TicketState.Resolved] }));
        Assert.Empty(await ListAsync(new() { AssigneeId = new(6) }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(new() { Limit = 501 }));
        Assert.Empty(await AskAsync(world, tickets => tickets.ListOpenAsync(Foreign, new(), default)));
    }

    [Fact]
    public async Task The_role_of_an_author_is_told_by_the_roles_that_a_message_names()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Task<TicketRole?> RoleAsync(Snowflake guild, ulong user, params Snowflake[] roles) =>
            AskAsync(world, tickets => tickets.GetRoleAsync(guild, ticket.Id, new(user), roles, default));

        Assert.Equal(TicketRole.Owner, await RoleAsync(TicketsWorld.Guild, 5));
        Assert.Equal(TicketRole.Staff, await RoleAsync(TicketsWorld.Guild, 6, TicketsWorld.TechRole));
        Assert.Equal(TicketRole.None, await RoleAsync(TicketsWorld.Guild, 6, TicketsWorld.BillingRole));
        Assert.Null(await RoleAsync(Foreign, 5));
        await AskAsync(world, tickets => tickets.AssignAsync(TicketsWorld.Guild, ticket.Id, Plugin, Tess, default));
        Assert.Equal(TicketRole.Staff | TicketRole.Assignee, await RoleAsync(TicketsWorld.Guild, 6, TicketsWorld.TechRole));
    }

    [Fact]
    public async Task Messages_are_read_oldest_first_without_deleted_ones_and_notes()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await world.SaysAsync(ticket, Carl, "One");
        var deleted = await world.SaysAsync(ticket, Carl, "My password");
        var last = await world.SaysAsync(ticket, Tess, "Three");
        await AskAsync(world, tickets => tickets.AddNoteAsync(TicketsWorld.Guild, ticket.Id, Plugin, "robot:1", "Rude", default));
        await world.HandleAsync<Tickets.Archiving.Recording.RecordMessages>(record =>
            record.HandleAsync(new MessagesDeleted(TicketsWorld.Guild, ticket.ChannelId!.Value, [deleted.Id]), default)
        );

        Task<IReadOnlyList<TicketMessageInfo>> ReadAsync(Snowflake guild, Snowflake? before = null, int limit = 100) =>
            AskAsync(world, tickets => tickets.ReadMessagesAsync(guild, ticket.Id, before, limit, default));

        Assert.Equal(
            [("One", TicketRole.Owner), ("Three", TicketRole.Staff)],
            (await ReadAsync(TicketsWorld.Guild)).Where(m => !m.IsBot).Select(m => (m.Content, m.AuthorRole))
        );
        Assert.Equal("Three", Assert.Single(await ReadAsync(TicketsWorld.Guild, limit: 1)).Content);
        Assert.Equal(["One"], (await ReadAsync(TicketsWorld.Guild, last.Id)).Where(m => !m.IsBot).Select(m => m.Content));
        Assert.Empty(await ReadAsync(Foreign));
    }

    [Fact]
    public async Task Departments_have_their_names_and_the_roles_that_still_exist()
    {
        await using var world = await Work.StartAsync();

        var departments = await AskAsync(world, tickets => tickets.GetDepartmentsAsync(TicketsWorld.Guild, default));

        Assert.Equal(["tech", "billing"], departments.Select(d => d.Key));
        Assert.Equal("Tech support", departments[0].Names["en"]);
        Assert.Equal([TicketsWorld.TechRole], departments[0].StaffRoles);
        Assert.Empty(await AskAsync(world, tickets => tickets.GetDepartmentsAsync(Foreign, default)));
    }

    [Fact]
    public async Task A_plugin_may_do_what_staff_may_and_the_history_names_it()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Assert.Null(
            await AskAsync(
                world,
                tickets => tickets.SetPriorityAsync(TicketsWorld.Guild, ticket.Id, Plugin, TicketPriority.Urgent, default)
            )
        );
        Assert.Null(await AskAsync(world, tickets => tickets.ResolveAsync(TicketsWorld.Guild, ticket.Id, Plugin, default)));
        Assert.Null(await AskAsync(world, tickets => tickets.CloseAsync(TicketsWorld.Guild, ticket.Id, Plugin, "Solved", default)));

        var closed = await world.TicketAsync();
        Assert.Equal((TicketPriority.Urgent, TicketState.Closed, "Solved"), (closed.Priority, closed.State, closed.CloseReason));
        Assert.Null(closed.ClosedById);
        Assert.All(
            (await HistoryAsync(world)).Where(row => row.Action is TicketAction.SetPriority or TicketAction.Resolve or TicketAction.Close),
            row => Assert.Equal("Robot", row.ActorName)
        );
    }

    [Fact]
    public async Task What_a_member_may_not_do_a_plugin_may_not_do_in_their_name()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();

        var refusal = await AskAsync(
            world,
            tickets => tickets.SetPriorityAsync(TicketsWorld.Guild, ticket.Id, TicketActor.Of(Carl), TicketPriority.Urgent, default)
        );

        Assert.NotNull(refusal);
        Assert.NotEmpty(refusal.Texts!.Get(TicketsWorld.English, refusal.Key, [.. refusal.Arguments]));
        Assert.Equal(TicketPriority.Normal, (await world.TicketAsync()).Priority);
        Assert.NotNull(await AskAsync(world, tickets => tickets.ResolveAsync(Foreign, ticket.Id, Plugin, default)));
    }

    [Fact]
    public async Task A_note_and_a_post_of_one_key_are_there_once()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        var post = new TicketPost
        {
            Key = "robot:hello",
            Kind = TicketPostKind.Answer,
            Message = new OutgoingMessage
            {
                Content = "Have you tried turning it off?",
                ActionRows =
                [
                    [new Button(Route.To("helped", ticket.Id).InPlugin("robot"), "Yes")],
                ],
            },
        };
        for (var i = 0; i < 2; i++)
        {
            Assert.Null(
                await AskAsync(world, tickets => tickets.AddNoteAsync(TicketsWorld.Guild, ticket.Id, Plugin, "robot:1", "Hm", default))
            );
            Assert.Null(await AskAsync(world, tickets => tickets.PostAsync(TicketsWorld.Guild, ticket.Id, post, default)));
        }

        Assert.Single(await world.ReadAsync(db => db.Notes.ToListAsync()));
        Assert.Single(world.Discord.Sent, sent => sent.Message.Content == post.Message.Content);

        // As after a crash between the message and the note of it.
        await world.ReadAsync(db => db.PluginPosts.ExecuteUpdateAsync(set => set.SetProperty(p => p.MessageId, (Snowflake?)null)));
        Assert.Null(await AskAsync(world, tickets => tickets.PostAsync(TicketsWorld.Guild, ticket.Id, post, default)));
        Assert.Single(world.Discord.Sent, sent => sent.Message.Content == post.Message.Content);

        await world.CloseAsync(await world.TicketAsync(), 5);
        Assert.NotNull(
            await AskAsync(world, tickets => tickets.PostAsync(TicketsWorld.Guild, ticket.Id, post with { Key = "robot:late" }, default))
        );
    }

    [Fact]
    public async Task People_are_asked_for_once_per_cooldown()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        world.Raised.Saved.Clear();
        Task<Refusal?> EscalateAsync() =>
            AskAsync(world, tickets => tickets.EscalateAsync(TicketsWorld.Guild, ticket.Id, Plugin, "Not sure", default));

        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await EscalateAsync());
        Assert.NotNull(await EscalateAsync());
        Assert.Equal("Not sure", Assert.Single(world.Raised.Saved.OfType<TicketEscalated>()).Reason);
    }

    private static Task<T> AskAsync<T>(TicketsWorld world, Func<ITickets, Task<T>> ask) => world.InAsync(ask);

    private static Task<List<TicketHistory>> HistoryAsync(TicketsWorld world) => world.ReadAsync(db => db.History.ToListAsync());
}
