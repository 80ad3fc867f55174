using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Effects;

public sealed class ContinueTicketTests
{
    [Fact]
    public async Task An_outage_keeps_the_ticket_and_the_sweep_goes_on_with_it_after_a_pause()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SweepAsync();
        world.Discord.Before = (verb, _) => ThrowFor(verb, "create", RecordingDiscord.Refusal(503, 0));
        var reply = await world.OpenAsync(5);
        Assert.False(reply.Refused);
        Assert.Contains("saved", reply.Message.Content, StringComparison.Ordinal);

        world.Discord.Before = null;
        await world.SweepAsync();
        Assert.Empty(world.Discord.Created);
        world.Time.Advance(TimeSpan.FromSeconds(10));
        await world.SweepAsync();

        Assert.Single(world.Discord.Created);
        Assert.True(await world.TicketAsync() is { WelcomeMessageId: not null, NextRunAt: null, Attempts: 0 });
    }

    [Fact]
    public void The_pause_grows_and_has_an_end()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), WorkLease.Pause(0));
        Assert.Equal(TimeSpan.FromSeconds(10), WorkLease.Pause(1));
        Assert.Equal(TimeSpan.FromMinutes(10), WorkLease.Pause(1000));
    }

    [Fact]
    public async Task B13_A_channel_whose_answer_was_lost_is_adopted_and_a_second_one_is_deleted()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.After = verb => ThrowFor(verb, "create", RecordingDiscord.Refusal(0, 0));
        await world.OpenAsync(5);
        world.Discord.After = null;
        var first = Assert.Single(world.Discord.Channels);
        var second = await world.Discord.CreateChannelAsync(
            TicketsWorld.Guild,
            new NewChannel("x") { Topic = first.Topic },
            "",
            CancellationToken.None
        );

        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Equal(first.Id, (await world.TicketAsync()).ChannelId);
        Assert.Equal([second.Id], world.Discord.Deleted);
    }

    [Fact]
    public async Task A_second_channel_that_cannot_be_deleted_does_not_cost_the_ticket_its_own()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.After = verb => ThrowFor(verb, "create", RecordingDiscord.Refusal(0, 0));
        await world.OpenAsync(5);
        world.Discord.After = null;
        var topic = world.Discord.Channels[0].Topic;
        await world.Discord.CreateChannelAsync(TicketsWorld.Guild, new NewChannel("x") { Topic = topic }, "", CancellationToken.None);
        world.Discord.Before = (verb, _) => ThrowFor(verb, "delete", RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions));

        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        Assert.True(await world.TicketAsync() is { IsClosed: false, WelcomeMessageId: not null });
    }

    [Fact]
    public async Task A_welcome_message_whose_answer_was_lost_is_not_sent_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        var channels = world.Discord.Sent.Count;
        world.Discord.After = verb => ThrowFor(verb, "send", RecordingDiscord.Refusal(0, 0));
        await world.OpenAsync(5);
        world.Discord.After = null;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Equal(channels + 1, world.Discord.Sent.Count);
        Assert.NotNull((await world.TicketAsync()).WelcomeMessageId);
    }

    [Fact]
    public async Task A_claim_of_a_process_that_died_ends_at_the_next_start_and_one_of_a_living_process_does_not()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.ReadAsync(db =>
            db.Tickets.ExecuteUpdateAsync(set =>
                set.SetProperty(t => t.WelcomeMessageId, (Snowflake?)null)
                    .SetProperty(t => t.NextRunAt, world.Time.GetUtcNow() + TimeSpan.FromMinutes(2))
            )
        );
        await world.SweepAsync();
        Assert.Null((await world.TicketAsync()).WelcomeMessageId);

        world.Time.Advance(TimeSpan.FromSeconds(5));
        await world.RestartAsync();
        await world.SweepAsync();
        Assert.NotNull((await world.TicketAsync()).WelcomeMessageId);
    }

    [Fact]
    public async Task One_failing_ticket_does_not_block_another()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) => ThrowFor(verb, "create", RecordingDiscord.Refusal(500, 0));
        await world.OpenAsync(5);
        await world.OpenAsync(6, "billing");
        world.Discord.Before = (verb, target) =>
        {
            if (target is NewChannel { Name: "tech-0001" })
                throw RecordingDiscord.Refusal(500, 0);
        };
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Null((await world.TicketAsync(1)).ChannelId);
        Assert.NotNull((await world.TicketAsync(2)).WelcomeMessageId);
    }

    [Fact]
    public async Task A_ticket_that_takes_long_holds_up_no_other()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) => ThrowFor(verb, "create", RecordingDiscord.Refusal(500, 0));
        await world.OpenAsync(5);
        await world.OpenAsync(6, "billing");
        var first = (await world.TicketAsync(1)).Id;
        var busy = await world.InAsync<TicketLocks, IDisposable>(locks => locks.EnterAsync(first, CancellationToken.None), idle: false);
        var other = new TaskCompletionSource();
        world.Discord.Before = (_, target) =>
        {
            if (target is NewChannel { Name: "billing-0002" })
                other.SetResult();
        };
        world.Time.Advance(TimeSpan.FromMinutes(1));
        // The job ends although the first one has not.
        await world.InAsync<RunPendingEffects, bool>(
            async job =>
            {
                await job.RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
                await other.Task.WaitAsync(TimeSpan.FromSeconds(30));
                return true;
            },
            idle: false
        );
        busy.Dispose();
        await world.IdleAsync();
        Assert.NotNull((await world.TicketAsync(1)).WelcomeMessageId);
    }

    [Fact]
    public async Task A_ticket_is_taken_by_one()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var due = world.Time.GetUtcNow();
        var ticket = await world.TicketAsync();
        await world.ReadAsync(db => db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(t => t.NextRunAt, due)));
        var takers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                        world.InAsync<WorkLease, bool>(claims =>
                            world.ReadAsync(db => claims.TryTakeAsync(db, ticket.Id, due, CancellationToken.None))
                        )
                    )
                )
        );
        Assert.Single(takers, took => took);
    }

    [Fact]
    public async Task An_effect_is_noted_however_often_the_ticket_is_changed_while_it_is_saved()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        world.Discord.After = verb =>
        {
            if (verb != "send")
                return;
            for (var i = 0; i < 4; i++)
                world.Meddling.Before.Enqueue("UPDATE tickets SET Version = Version + 1");
        };

        await world.RunsAsync<ClaimTicket>(ticket, TicketsWorld.Staff(6), claim => claim.RunAsync);

        Assert.Empty(world.Meddling.Before);
        Assert.Single(world.Posts(ticket));
        Assert.True(await world.TicketAsync() is { Notices: { Applied: 1, Requested: 1 }, NextRunAt: null });
        Assert.NotNull(await world.ReadAsync(db => db.Notices.Select(post => post.MessageId).SingleAsync()));
    }

    [Fact]
    public async Task What_somebody_takes_back_stays_taken_back_while_an_effect_is_given_up()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.SetAsync(t => t.Abandon(EffectKinds.Files));
        world.Discord.BeforeSend = (_, _) =>
        {
            world.Meddling.Before.Enqueue($"UPDATE tickets SET Version = Version + 1, Skipped = {(int)EffectKinds.Welcome}");
            throw RecordingDiscord.Refusal(400, DiscordErrorCode.InvalidFormBody);
        };

        await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), TicketsWorld.Staff(6), claim => claim.RunAsync);

        Assert.Equal(EffectKinds.Welcome | EffectKinds.Notices, (await world.TicketAsync()).AbandonedEffects);
    }

    [Fact]
    public async Task A_file_that_the_log_lacks_is_told_there_though_the_ticket_is_changed_at_that_instant()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.CloseAsync(await world.TicketAsync(), 5);
        await world.SetAsync(t => t.With(row => row.Log.Requested, 3).With(row => row.Log.Applied, 3).With(row => row.Access.Requested, 1));
        var seen = await world.TicketAsync();
        world.Meddling.Before.Enqueue("UPDATE tickets SET Version = Version + 1, AccessWanted = 7");
        world.Meddling.Before.Enqueue("UPDATE tickets SET Version = Version + 1, LogWanted = LogWanted + 1");

        await world.InAsync<TicketEffects, bool>(effects =>
            world.ReadAsync(async db =>
            {
                var row = await db.Tickets.SingleAsync(t => t.Id == seen.Id);
                row.Log.Request();
                await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
                await db.SaveEffectAsync(row, effects);
                return true;
            })
        );

        Assert.True(await world.TicketAsync() is { Log: { Requested: 5, Applied: 3 }, Access.Requested: 7 });
    }

    internal static void ThrowFor(string verb, string wanted, Exception exception)
    {
        if (verb == wanted)
            throw exception;
    }
}
