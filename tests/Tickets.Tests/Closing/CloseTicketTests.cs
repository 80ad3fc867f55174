using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using static DCTicket.Tickets.Tests.Closing.CloseSteps;

namespace DCTicket.Tickets.Tests.Closing;

public sealed class CloseTicketTests
{
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
}
