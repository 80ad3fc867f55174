using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Reconciling;
using static DCTicket.Tickets.Tests.Closing.CloseSteps;

namespace DCTicket.Tickets.Tests.Closing;

public sealed class CloseFailureTests
{
    [Fact]
    public async Task B12_A_member_without_direct_messages_does_not_stop_the_close_and_the_log_says_so() // B12
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake id && id == Dm)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.CannotSendMessagesToThisUser);
        };
        await world.CloseAsync(await world.TicketAsync(), 5);

        Assert.Equal("problem.no-direct-messages", (await world.TicketAsync()).TranscriptProblem);
        var log = world.Discord.Sent.Last(sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Contains(log.Embeds[0].Fields, field => field.Value.Contains("DMs are closed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404, DiscordErrorCode.UnknownChannel)]
    [InlineData(403, DiscordErrorCode.MissingAccess)]
    public async Task A_log_channel_that_is_gone_or_hidden_does_not_wedge_the_ticket(int status, int code)
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake id && id == TicketsWorld.LogChannel)
                throw RecordingDiscord.Refusal(status, code);
        };
        await world.CloseAsync(await world.TicketAsync(), 5);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        // A hidden one may be shown again, so that is waited for.
        var isWaitedFor = code == DiscordErrorCode.MissingAccess;
        var ticket = await world.TicketAsync();
        Assert.True(ticket is { LogMessageId: null, ChannelDeletedAt: not null });
        Assert.Equal(isWaitedFor, ticket.NextRunAt is not null);
        Assert.Equal(EffectKinds.Log, isWaitedFor ? ticket.Deferral.Effects : ticket.AbandonedEffects);
        Assert.Single(world.Discord.Deleted);
    }

    [Theory]
    [InlineData(413, 0, "upload limit")]
    [InlineData(413, DiscordErrorCode.RequestTooLarge, "upload limit")]
    [InlineData(400, DiscordErrorCode.RequestTooLarge, "upload limit")]
    [InlineData(400, DiscordErrorCode.InvalidFormBody, "Discord rejected the files")]
    [InlineData(403, DiscordErrorCode.MissingPermissions, "Attach Files")]
    public async Task Where_Discord_takes_no_transcript_the_log_says_so_without_it_and_the_close_goes_on(int status, int code, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        world.Discord.BeforeSend = (channel, message) =>
        {
            if (message.Files.Count > 0)
                throw RecordingDiscord.Refusal(status, code);
        };
        await world.CloseAsync(await world.TicketAsync(), 5);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.True(
            await world.TicketAsync()
                is { NextRunAt: null, LogMessageId: not null, TranscriptProblem: "problem.refused", ChannelDeletedAt: not null }
        );
        var log = Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Empty(log.Files);
        Assert.Contains(log.Embeds[0].Fields, field => field.Name == "Files" && field.Value.Contains(why, StringComparison.Ordinal));

        // A rating edits the message, which says so all the same.
        await world.SetAsync(ticket =>
        {
            ticket.Log.Request();
            ticket.ScheduleRun(world.Time.GetUtcNow());
        });
        await world.SweepAsync();
        Assert.Contains(
            Assert.Single(world.Discord.Edited, edit => edit.Channel == TicketsWorld.LogChannel).Content.Embeds[0].Fields,
            field => field.Name == "Files"
        );
    }

    [Fact]
    public async Task A_log_message_without_files_whose_answer_was_lost_is_not_sent_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        world.Discord.BeforeSend = (channel, message) =>
        {
            if (message.Files.Count > 0)
                throw RecordingDiscord.Refusal(413, 0);
        };
        var sends = 0;
        world.Discord.After = verb =>
        {
            // The closing message, and then the log message.
            if (verb == "send" && ++sends == 2)
                throw RecordingDiscord.Refusal(0, 0);
        };
        await world.CloseAsync(await world.TicketAsync(), 5);
        for (var i = 0; i < 3; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.SweepAsync();
        }

        Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel);
        Assert.True(await world.TicketAsync() is { NextRunAt: null, LogMessageId: not null, ChannelDeletedAt: not null });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_message_of_the_close_whose_answer_was_lost_is_not_sent_again(int lost)
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var before = world.Discord.Sent.Count;
        var sends = 0;
        world.Discord.After = verb =>
        {
            if (verb == "send" && ++sends == lost)
                throw RecordingDiscord.Refusal(0, 0);
        };
        await world.CloseAsync(await world.TicketAsync(), 5);
        for (var i = 0; i < 3; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.SweepAsync();
        }

        Assert.Equal(before + 3, world.Discord.Sent.Count);
        Assert.Single(world.Discord.Deleted);
    }

    [Fact]
    public async Task B6_A_channel_that_was_deleted_by_hand_closes_its_ticket_and_what_was_written_is_delivered() // B6
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        var channel = ticket.ChannelId!.Value;
        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(
                new MessageCreated(TicketsWorld.Guild, world.Discord.Write(channel, TicketsWorld.Person(5), "last words")),
                CancellationToken.None
            )
        );
        await world.Discord.DeleteChannelAsync(channel, "by hand", CancellationToken.None);

        await world.HandleAsync<Reconcile>(f => f.HandleAsync(new ChannelDeleted(TicketsWorld.Guild, channel), CancellationToken.None));

        Assert.True(
            await world.TicketAsync() is { IsClosed: true, ClosedById: null, Slot: null, NextRunAt: null, TranscriptSentAt: not null }
        );
        var text = world.Discord.Sent.Last(sent => sent.Channel == Dm).Message.Files[1];
        Assert.Contains("last words", text.Read(), StringComparison.Ordinal);
        Assert.False((await world.OpenAsync(5)).Refused);
    }

    [Fact]
    public async Task A_channel_that_went_while_the_bot_was_away_is_noticed_and_one_that_is_merely_new_is_not()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.OpenAsync(6);
        var (gone, kept) = (await world.TicketAsync(1), await world.TicketAsync(2));
        await world.Discord.DeleteChannelAsync(gone.ChannelId!.Value, "", CancellationToken.None);

        // The list is older than both channels.
        await world.ReturnAsync(channels: new HashSet<Snowflake>());

        Assert.True((await world.TicketAsync(1)).IsClosed);
        Assert.False((await world.TicketAsync(2)).IsClosed);
        Assert.NotNull(kept.ChannelId);
    }
}
