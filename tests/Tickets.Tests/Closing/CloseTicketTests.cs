using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Reconciling;

namespace DCTicket.Tickets.Tests.Closing;

public sealed class CloseTicketTests
{
    private static readonly Snowflake Dm = new(1_000_005);

    [Fact]
    public async Task Closing_locks_says_so_delivers_the_transcript_logs_and_deletes_after_the_grace_time()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        var channel = ticket.ChannelId!.Value;

        var reply = await world.CloseAsync(ticket, 6, "solved");

        Assert.False(reply.Refused);
        Assert.All(
            world.Discord.Overwrites[channel].Where(o => o.Id == ticket.OwnerId || o.Id == TicketsWorld.TechRole),
            o => Assert.True(o.Deny.HasFlag(Permissions.SendMessages) && o.Allow.HasFlag(Permissions.ViewChannel))
        );
        Assert.Contains(reply.Message.Embeds[0].Fields, field => field.Value == "solved");
        Assert.Equal(["html", "txt"], Files(world, Dm).Select(name => name.Split('.')[^1]));
        Assert.Equal(3, Files(world, TicketsWorld.LogChannel).Count());
        Assert.Empty(world.Discord.Deleted);

        world.Time.Advance(TimeSpan.FromSeconds(29));
        await world.SweepAsync();
        Assert.Empty(world.Discord.Deleted);
        world.Time.Advance(TimeSpan.FromSeconds(2));
        await world.SweepAsync();

        Assert.Equal([channel], world.Discord.Deleted);
        Assert.True(await world.TicketAsync() is { NextRunAt: null, ChannelDeletedAt: not null, Slot: null, TranscriptSentAt: not null });
    }

    [Fact]
    public async Task An_answer_that_arrives_while_the_log_takes_long_is_not_said_twice()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        world.Discord.BeforeSend = (channel, message) =>
        {
            if (channel != TicketsWorld.LogChannel)
                return;
            // The answer, with the same footer as the log message.
            var bot = new User
            {
                Id = world.Discord.BotId,
                Username = "bot",
                Bot = true,
            };
            world
                .Discord.Messages[ticket.ChannelId!.Value]
                .Add(
                    new Message
                    {
                        Id = world.Discord.NextId(),
                        ChannelId = ticket.ChannelId.Value,
                        Author = bot,
                        Content = "",
                        Embeds = message.Embeds,
                    }
                );
            world.Time.Advance(TimeSpan.FromSeconds(11));
        };

        await world.CloseAsync(ticket, 5);

        Assert.DoesNotContain(
            world.Discord.Sent,
            sent => sent.Channel == ticket.ChannelId && sent.Message.Embeds.Any(embed => embed.Footer is not null)
        );
        Assert.NotNull((await world.TicketAsync()).ClosingMessageId);
    }

    [Fact]
    public async Task An_answer_to_the_closer_that_does_not_arrive_is_posted_and_one_that_does_is_not_said_twice()
    {
        await using var world = await TicketsWorld.StartAsync();
        foreach (var member in new ulong[] { 5, 6 })
            await world.OpenAsync(member);
        var (lost, arrived) = (await world.TicketAsync(1), await world.TicketAsync(2));
        await world.CloseAsync(lost, 5);
        var answer = await world.CloseAsync(arrived, 6);
        var message = world.Discord.Write(arrived.ChannelId!.Value, new User { Id = world.Discord.BotId, Username = "bot" }, "") with
        {
            Embeds = answer.Message.Embeds,
        };
        await world.HearsAsync(message, roles: null);

        world.Time.Advance(TimeSpan.FromSeconds(11));
        await world.SweepAsync();

        Assert.Single(Closings(lost));
        Assert.Empty(Closings(arrived));

        IEnumerable<OutgoingMessage> Closings(Ticket ticket) =>
            world
                .Discord.Sent.Where(sent =>
                    sent.Channel == ticket.ChannelId && sent.Message.Embeds.Any(embed => embed.Footer?.Text == ticket.FileStem)
                )
                .Select(sent => sent.Message);
    }

    [Fact]
    public async Task B12_Without_a_log_channel_the_closer_is_told_that_the_customer_has_no_transcript() // B12
    {
        await using var world = await TicketsWorld.StartAsync(withLog: false);
        await world.OpenAsync(5);
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake id && id == Dm)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.CannotSendMessagesToThisUser);
        };
        var ticket = await world.TicketAsync();
        await world.CloseAsync(ticket, 6);

        var told = Assert.Single(
            world.Discord.Sent,
            sent => sent.Channel == ticket.ChannelId && sent.Message.Content?.StartsWith("⚠️", StringComparison.Ordinal) == true
        );
        Assert.Equal([new Snowflake(6)], told.Message.Mentions.Users);
    }

    [Fact]
    public async Task B11_Of_two_closers_one_is_told_that_it_is_closed_already_and_nothing_is_sent_twice() // B11
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();

        var replies = await Task.WhenAll(Enumerable.Range(6, 5).Select(member => Task.Run(() => world.CloseAsync(ticket, (ulong)member))));

        Assert.Single(replies, reply => !reply.Refused);
        Assert.Equal(2, Files(world, Dm).Count());
        Assert.Equal(3, Files(world, TicketsWorld.LogChannel).Count());
    }

    [Fact]
    public async Task A_ticket_is_not_found_from_another_channel_or_another_server()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.OpenAsync(6);
        var (first, second) = (await world.TicketAsync(1), await world.TicketAsync(2));
        first.With(t => t.ChannelId, second.ChannelId);

        Assert.True((await world.CloseAsync(first, 5)).Refused);
        Assert.False((await world.TicketAsync(1)).IsClosed);
    }

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

    [Fact]
    public async Task A_ticket_closed_while_its_welcome_message_is_on_its_way_keeps_both()
    {
        await using var world = await TicketsWorld.StartAsync();
        Task<Reply>? closing = null;
        world.Discord.After = verb =>
        {
            if (verb != "send" || closing is not null)
                return;
            var ticket = Task.Run(() => world.TicketAsync()).GetAwaiter().GetResult();
            closing = Task.Run(() => world.CloseAsync(ticket, 6, idle: false));
            closing.GetAwaiter().GetResult();
        };
        await world.OpenAsync(5);
        await world.IdleAsync();

        var closed = await world.TicketAsync();
        Assert.True(closed is { IsClosed: true, ClosedById: not null, WelcomeMessageId: not null, Slot: null, TranscriptSentAt: not null });
        Assert.Equal(world.Time.GetUtcNow() + world.Options.GraceTime, closed.DeleteChannelAt);
    }

    private static IEnumerable<string> Files(TicketsWorld world, Snowflake channel) =>
        world.Discord.Sent.Where(sent => sent.Channel == channel).SelectMany(sent => sent.Message.Files).Select(file => file.Name);
}
