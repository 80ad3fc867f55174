using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Priorities;
using DCTicket.Tickets.Conversation.StaffSection;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects;

namespace DCTicket.Tickets.Tests.Integration;

/// <summary>The private thread of staff under the channel of a ticket.</summary>
public sealed class StaffThreadTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task Staff_has_a_thread_with_the_sections_and_each_note_and_sees_it_by_its_role()
    {
        await using var world = await OpenAsync();
        var ticket = await world.TicketAsync();
        var thread = Assert.Single(world.Discord.Threads);
        Assert.Equal((ChannelType.PrivateThread, ticket.ChannelId, "Staff · 0001"), (thread.Type, thread.ParentId, thread.Name));
        Assert.Equal("Ticket 0001 · for staff", Sent(world, thread).Single().Embeds[0].Title);

        await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.AddAsync, "Pays late");
        await world.RunsAsync<SetPriority>(ticket, Tess, priority => priority.RunAsync, TicketPriority.High);
        await world.IdleAsync();

        Assert.Equal(["Pays late"], Sent(world, thread).Skip(1).Select(message => message.Embeds[0].Description));
        var edited = world.Discord.Edited.Last(edit => edit.Message == ticket.StaffMessageId).Content;
        Assert.Contains(edited.Embeds[0].Fields, field => field.Value == "High");
        Assert.Contains("Pays late", edited.Embeds[0].Description, StringComparison.Ordinal);

        var overwrites = world.Discord.Overwrites[ticket.ChannelId!.Value].ToDictionary(overwrite => overwrite.Id);
        Assert.True(overwrites[TicketsWorld.TechRole].Allow.HasFlag(Permissions.ManageThreads | Permissions.SendMessagesInThreads));
        Assert.Equal(Permissions.None, overwrites[new(5)].Allow & (Permissions.ManageThreads | Permissions.SendMessagesInThreads));
        Assert.DoesNotContain(
            world.Discord.Sent,
            sent => sent.Channel != thread.Id && sent.Message.Text().Contains("Pays late", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Buttons_and_commands_in_the_thread_are_those_of_the_ticket()
    {
        await using var world = await OpenAsync();
        var ticket = await world.TicketAsync();
        var shown = await world.InAsync<ShowStaffSection, Update>(show =>
            show.RefreshAsync(world.Click(ticket.StaffThreadId!.Value, Tess), ticket.Id, CancellationToken.None)
        );
        Assert.Equal("Ticket 0001 · for staff", shown.Message!.Embeds[0].Title);
        Assert.Equal(
            TicketRole.Staff,
            await world.InAsync<ITickets, TicketRole?>(t => t.FindRoleAsync(TicketsWorld.Guild, ticket.StaffThreadId!.Value, Tess, default))
        );
    }

    [Fact]
    public async Task A_thread_that_was_made_before_a_crash_is_found_again()
    {
        await using var world = await OpenAsync();
        var thread = Assert.Single(world.Discord.Threads);
        await AgainAsync(ticket => ticket.StaffMessageId = null);
        Assert.Single(Sent(world, thread));
        await AgainAsync(ticket => (ticket.StaffThreadId, ticket.StaffMessageId) = (null, null));

        var ticket = await world.TicketAsync();
        Assert.Equal(thread.Id, Assert.Single(world.Discord.Threads).Id);
        Assert.Equal(thread.Id, ticket.StaffThreadId);

        async Task AgainAsync(Action<Ticket> lose)
        {
            await world.SetAsync(lose);
            await world.SetAsync(ticket => ticket.ScheduleRun(world.Time.GetUtcNow()));
            await world.SweepAsync();
        }
    }

    [Fact]
    public async Task A_thread_that_staff_deletes_closes_no_ticket_and_is_not_made_again()
    {
        await using var world = await OpenAsync();
        var ticket = await world.TicketAsync();
        var thread = world.Discord.Threads[0];
        world.Discord.Threads.Clear();
        world.Discord.Messages.Remove(thread.Id);
        await world.HandleAsync<DeletedChannelClosing>(closing =>
            closing.CloseAsync(TicketsWorld.Guild, ticket.StaffThreadId!.Value, CancellationToken.None)
        );
        await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.AddAsync, "Pays late");
        await world.IdleAsync();

        Assert.False((await world.TicketAsync()).IsClosed);
        Assert.Empty(world.Discord.Threads);
        Assert.True((await world.TicketAsync()).AbandonedEffects.HasFlag(EffectKinds.StaffThread));
    }

    [Fact]
    public async Task What_staff_says_in_its_thread_is_told_to_no_plugin_and_reaches_no_customer()
    {
        await using var world = await OpenAsync();
        var ticket = await world.TicketAsync();
        world.Time.Advance(TimeSpan.FromSeconds(1));
        world.Discord.Write(ticket.StaffThreadId!.Value, Tess.User, "He is a liar");
        world.Raised.Saved.Clear();
        await world.CloseAsync(ticket, 6);
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.SweepAsync();

        Assert.DoesNotContain(world.Raised.Saved, raised => raised is TicketMessageWritten);
        Assert.Equal(
            "He is a liar",
            (await world.ReadAsync(db => Task.FromResult(db.Messages.Single(m => m.AuthorId == new Snowflake(6))))).Content
        );
        Assert.DoesNotContain(
            world.Discord.Sent.Where(sent => sent.Channel == new Snowflake(1_000_005)),
            sent => sent.Message.Text().Contains("liar", StringComparison.Ordinal)
        );
    }

    private static async Task<TicketsWorld> OpenAsync()
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas |= Permissions.ManageThreads | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads;
        await world.SetAsync("tech", department => department.Rules = department.Rules with { StaffThread = true });
        await world.OpenAsync(Carl.User.Id.Value);
        await world.IdleAsync();
        return world;
    }

    private static List<OutgoingMessage> Sent(TicketsWorld world, Channel thread) =>
        [.. world.Discord.Sent.Where(sent => sent.Channel == thread.Id).Select(sent => sent.Message)];
}
