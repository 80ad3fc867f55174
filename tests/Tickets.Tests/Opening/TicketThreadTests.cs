using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Conversation.Queue;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Reconciling;
using DCTicket.Tickets.Opening.Threads;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Opening.FullServer;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>Tickets that are private threads, because the server has no room for a channel.</summary>
public sealed class TicketThreadTests
{
    [Fact]
    public async Task Where_threads_are_allowed_a_full_server_gives_a_private_thread_and_admins_are_told_who_sees_it()
    {
        await using var world = await FullAsync(threads: true);
        Assert.False((await world.OpenAsync(1001)).Refused);

        var ticket = await world.TicketAsync();
        var thread = Assert.Single(world.Discord.Threads);
        Assert.Equal(
            (thread.Id, true, "tech-0001", (Snowflake?)TicketsWorld.PanelChannel),
            (ticket.ChannelId!.Value, ticket.IsThread, thread.Name, thread.ParentId)
        );
        Assert.Equal([world.Discord.BotId, new Snowflake(1001)], world.Discord.ThreadMembers[thread.Id].Order());
        var note = Assert.Single(world.Discord.Messages[TicketsWorld.LogChannel]);
        Assert.Contains("<@&300>", note.Embeds[0].Description, StringComparison.Ordinal);
        Assert.DoesNotContain("<@&200>", note.Embeds[0].Description, StringComparison.Ordinal);
        Assert.True(note.Has(JoinThread.Route(ticket.Id)));
        Assert.Null(ticket.NextRunAt);
    }

    [Fact] // L2
    public async Task A_thread_without_a_log_channel_is_joined_from_the_queue_and_told_of_once_there_is_one()
    {
        await using var world = await FullAsync(threads: true);
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.LogChannelId, (Snowflake?)null)));
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        Assert.Null(ticket.ThreadNoteId);
        await world.InAsync<ListWaiting, Update>(q =>
            q.ClaimAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Staff(7)), ticket.Id, 0, CancellationToken.None)
        );
        Assert.Contains(new Snowflake(7), world.Discord.ThreadMembers[ticket.ChannelId!.Value]);

        await world.InAsync<GuildSettingsEditor, Refusal?>(edit =>
            edit.EditAsync(
                world.Command(TicketsWorld.Member(1, Permissions.Administrator)),
                guild =>
                {
                    guild.LogChannelId = TicketsWorld.LogChannel;
                    return Task.FromResult<Refusal?>(null);
                },
                CancellationToken.None
            )
        );
        await world.SweepAsync();
        await world.IdleAsync();

        Assert.True(Assert.Single(world.Discord.Messages[TicketsWorld.LogChannel]).Has(JoinThread.Route(ticket.Id)));
        Assert.True(await world.TicketAsync() is { ThreadNoteId: not null, AbandonedEffects: EffectKinds.None });
    }

    [Fact]
    public async Task A_thread_is_renamed_by_staff_and_by_a_transfer_and_stays_where_it_is()
    {
        await using var world = await FullAsync(threads: true);
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        var renamed = await world.RunsAsync<RenameTicket>(ticket, TicketsWorld.Staff(7), rename => rename.RunAsync, "Printer");
        Assert.Equal(("printer-0001", TicketsWorld.PanelChannel), (world.Discord.Threads[0].Name, world.Discord.Threads[0].ParentId));
        Assert.Contains("0001", renamed.Message.Content, StringComparison.Ordinal);

        await world.SetAsync(t => t.With(row => row.Name, null));
        world.Discord.Threads[0] = world.Discord.Threads[0] with { ThreadMetadata = new(true, false) };
        await world.RunsAsync<TransferTicket>(ticket, TicketsWorld.Staff(7), transfer => transfer.RunAsync, "billing", null!);

        Assert.Equal(("billing-0001", TicketsWorld.PanelChannel), (world.Discord.Threads[0].Name, world.Discord.Threads[0].ParentId));
        Assert.All(
            world.Discord.Modified,
            modified => Assert.True(modified.Change is { Topic: null, ParentId: null, LeavesCategory: false })
        );
        Assert.Null((await world.TicketAsync()).NextRunAt);
    }

    [Fact]
    public async Task Only_staff_joins_a_thread_and_who_lost_the_role_is_taken_out()
    {
        await using var world = await FullAsync(threads: true);
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        Task<Reply> JoinAsync(Member member) =>
            world.InAsync<JoinThread, Reply>(join => join.RunAsync(world.Click(TicketsWorld.LogChannel, member), ticket.Id, default));

        Assert.True((await JoinAsync(TicketsWorld.Member(1002))).Refused);
        Assert.False((await JoinAsync(TicketsWorld.Staff(1003))).Refused);
        Assert.Contains(new Snowflake(1003), world.Discord.ThreadMembers[ticket.ChannelId!.Value]);

        await world.RepairAsync(ticket);
        Assert.DoesNotContain(new Snowflake(1003), world.Discord.ThreadMembers[ticket.ChannelId!.Value]);
        Assert.Contains(new Snowflake(1001), world.Discord.ThreadMembers[ticket.ChannelId!.Value]);
    }

    [Fact]
    public async Task A_closed_thread_is_locked_and_then_deleted_and_an_archived_one_wakes_for_what_is_to_be_done()
    {
        await using var world = await FullAsync(threads: true);
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        world.Discord.Threads[0] = world.Discord.Threads[0] with { ThreadMetadata = new(true, false) };
        await world.RepairAsync(ticket);
        Assert.False(world.Discord.Threads[0].Archived);

        await world.CloseAsync(await world.TicketAsync(), 1001);
        Assert.True(world.Discord.Threads[0].Locked);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        Assert.Equal([ticket.ChannelId!.Value], world.Discord.Deleted);
        Assert.Null((await world.TicketAsync()).NextRunAt);
    }

    [Fact]
    public async Task A_thread_that_was_made_before_a_crash_is_taken_over_and_somebody_else_s_of_that_name_is_not()
    {
        await using var world = await FullAsync(threads: true);
        world.Discord.Threads.Add(
            new Channel
            {
                Id = world.Discord.NextId(),
                Type = ChannelType.PrivateThread,
                Name = "tech-0001",
                ParentId = TicketsWorld.PanelChannel,
                OwnerId = new(666),
            }
        );
        world.Discord.After = verb => ContinueTicketTests.ThrowFor(verb, "thread", RecordingDiscord.Refusal(502, 0));
        await world.OpenAsync(1001);
        world.Discord.After = null;
        world.Time.Advance(TimeSpan.FromMinutes(3));
        await world.SweepAsync();

        var ours = Assert.Single(world.Discord.Threads, thread => thread.OwnerId == world.Discord.BotId);
        Assert.Equal(ours.Id, (await world.TicketAsync()).ChannelId);
        Assert.Contains(new Snowflake(1001), world.Discord.ThreadMembers[ours.Id]);
    }

    [Fact]
    public async Task A_thread_that_is_deleted_closes_its_ticket_and_an_archived_one_does_not_after_a_start()
    {
        await using var world = await FullAsync(threads: true);
        await world.OpenAsync(1001);
        var thread = (await world.TicketAsync()).ChannelId!.Value;
        world.Discord.Threads[0] = world.Discord.Threads[0] with { ThreadMetadata = new(true, false) };
        await world.ReturnAsync(channels: new HashSet<Snowflake>());
        Assert.False((await world.TicketAsync()).IsClosed);

        world.Discord.Threads.Clear();
        await world.HandleAsync<Reconcile>(reconcile =>
            reconcile.HandleAsync(new ThreadDeleted(TicketsWorld.Guild, thread, TicketsWorld.PanelChannel), default)
        );
        Assert.True((await world.TicketAsync()).IsClosed);
    }
}
