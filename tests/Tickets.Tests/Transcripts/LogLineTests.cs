using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Effects;
using DCTicket.Tickets.History.Records;
using DCTicket.Tickets.Tests.Archiving;

namespace DCTicket.Tickets.Tests.Transcripts;

/// <summary>What the log channel and the cards say of a closed ticket.</summary>
public sealed class LogLineTests
{
    [Fact] // L6
    public async Task A_transcript_that_cannot_be_written_still_leaves_a_line_in_the_log()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 5, "words");
        await File.WriteAllTextAsync(Path.Combine(world.Folder, "transcripts"), "in the way");
        await world.CloseAsync(ticket, 3001);
        for (var i = 0; i < 20; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(11));
            await world.SweepAsync();
        }

        var line = Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Empty(line.Files);
        Assert.Contains("could not be created", line.Text(), StringComparison.Ordinal);
        Assert.NotNull((await world.TicketAsync()).LogMessageId);
    }

    [Fact]
    public async Task Who_has_left_is_not_said_to_take_no_messages()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        world.Discord.Left.Add(new(5));
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake { Value: 1_000_005 })
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.CannotSendMessagesToThisUser);
        };
        await world.CloseAsync(ticket, 3001);
        var line = Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Contains("The customer has left the server.", line.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_whose_channel_somebody_deleted_was_deleted_by_hand()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.InAsync<DeletedChannelClosing, bool>(async orphan =>
        {
            await orphan.CloseAsync(TicketsWorld.Guild, ticket.ChannelId!.Value, CancellationToken.None);
            return true;
        });
        await world.SweepAsync();
        var closed = await world.TicketAsync();
        Assert.Equal("Deleted manually", ClosingMessageRenderer.ClosedBy(closed, TicketsWorld.English));
        Assert.Contains(
            "Deleted manually",
            Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel).Message.Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_deadline_closes_as_DCTicket()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenedAsync();
        await world.SetAsync(t => t.With(row => row.State, TicketState.Closed).With(row => row.ClosedAt, t.CreatedAt.AddHours(1)));
        Assert.Equal("DCTicket", ClosingMessageRenderer.ClosedBy(await world.TicketAsync(), TicketsWorld.English));
    }

    [Fact]
    public async Task A_card_of_a_ticket_that_staff_opened_names_the_customer_and_who_opened_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenForAsync(TicketsWorld.Staff(3001), 5);
        var ticket = await world.TicketAsync();
        var names = TicketRecordRenderer.Facts(ticket, TicketsWorld.English, staff: true).Select(field => field.Name).ToList();
        Assert.Contains("Customer", names);
        Assert.Single(names, "Opened by");
    }

    [Fact] // L8
    public async Task A_poll_is_archived_with_its_answers_and_results_and_shown()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var poll = new Poll
        {
            Question = new("Which day?", null),
            Answers = [new(1, new("Monday", new Emoji { Name = "🌞" })), new(2, new("Tuesday", null))],
            Results = new PollResults { IsFinalized = true, AnswerCounts = [new(1, 3)] },
        };
        var said = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(3001), "") with { Poll = poll };
        world.Replace(said);
        await world.HearAsync(said);
        Assert.Null((await world.RowAsync(said)).Problem);
        Assert.Equal(1, await world.FoundAsync("Tuesday"));
        var page = await world.PageAsync(ticket);
        Assert.Contains("Which day?", page.QuerySelector(".poll")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["🌞 Monday · Votes: 3", "Tuesday · Votes: 0"], page.QuerySelectorAll(".poll li").Select(li => li.TextContent));
        var text = System.Text.Encoding.UTF8.GetString(
            (await world.PackAsync(ticket)).Single(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Value
        );
        Assert.Contains("- Tuesday · Votes: 0", text, StringComparison.Ordinal);
    }
}
