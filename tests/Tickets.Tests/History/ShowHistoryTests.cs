using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.History.Records;
using DCTicket.Tickets.Tests.History;
using DCTicket.Tickets.Transcripts.Deliver;

namespace DCTicket.Tickets.Tests;

public sealed class ShowHistoryTests
{
    [Fact]
    public async Task Staff_looks_at_a_ticket_of_its_department_by_number_and_nobody_else_does()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        await world.CloseAsync(ticket, 3001, "solved");

        var card = await ShowAsync(world, Finding.Tess, "1");
        Assert.Contains("The printer is on fire", card.Message.Text(), StringComparison.Ordinal);
        Assert.Contains("solved", card.Message.Text(), StringComparison.Ordinal);
        Assert.False((await ShowAsync(world, Finding.Adam, "#0001")).Refused);
        foreach (
            var (who, number) in new[] { (Finding.Bill, "1"), (TicketsWorld.Member(5), "1"), (Finding.Tess, "2"), (Finding.Tess, "x") }
        )
            Assert.True((await ShowAsync(world, who, number)).Refused);
        var click = world.Click(TicketsWorld.PanelChannel, Finding.Bill);
        Assert.NotNull(
            (await world.InAsync<ShowHistory, Update>(show => show.BackAsync(click, ticket.Id, CancellationToken.None))).Refusal
        );
        Assert.NotNull(
            (
                await world.InAsync<ShowTicketMessages, Update>(read =>
                    read.TurnAsync(click, ticket.Id, 0, long.MaxValue, "", CancellationToken.None)
                )
            ).Refusal
        );
        Assert.True(
            (await world.InAsync<GetTranscript, Reply>(give => give.RunAsync(click, ticket.Id, 0, CancellationToken.None))).Refused
        );
    }

    [Fact]
    public async Task Numbers_are_offered_as_they_are_typed_and_only_those_of_the_department()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (ulong member = 5; member < 17; member++)
            await world.OpenAsync(member, member == 6 ? "billing" : "tech");
        Assert.Equal(["1", "12", "11", "10"], await OfferedAsync(Finding.Tess, "1"));
        Assert.Equal(["2"], await OfferedAsync(Finding.Bill, ""));
        Assert.Empty(await OfferedAsync(TicketsWorld.Member(5), "1"));
        Assert.Empty(await OfferedAsync(Finding.Tess, "x"));

        async Task<IEnumerable<string>> OfferedAsync(Member who, string typed) =>
            (
                await world.InAsync<ShowHistory, IReadOnlyList<Choice>>(show =>
                    show.CompleteAsync(world.Command(who), typed, CancellationToken.None)
                )
            ).Select(choice => choice.Value);
    }

    [Fact]
    public async Task Messages_are_read_page_by_page_to_both_ends_with_edits_and_deletions()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 25; i++)
            await world.KeepsAsync(ticket, 5, $"line {i:00}");
        var edited = await world.KeepsAsync(ticket, 5, "before it");
        edited = edited with { Content = "after it", EditedTimestamp = world.Time.GetUtcNow() + TimeSpan.FromSeconds(1) };
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageUpdated(TicketsWorld.Guild, edited), CancellationToken.None)
        );
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessagesDeleted(TicketsWorld.Guild, edited.ChannelId, [edited.Id]), CancellationToken.None)
        );

        var newest = await TurnAsync(Route.To("history-messages", ticket.Id, 0, long.MaxValue, ""));
        Assert.Contains("after it\n✏️ before: before it", newest.Text(), StringComparison.Ordinal);
        Assert.Contains("🗑️ deleted", newest.Text(), StringComparison.Ordinal);
        Assert.Contains("line 24", newest.Text(), StringComparison.Ordinal);
        var seen = new List<string> { newest.Text() };
        var page = newest;
        while (!Button(page, "Older").Disabled)
            seen.Add((page = await TurnAsync(Button(page, "Older").Route)).Text());
        Assert.All(Enumerable.Range(0, 25), i => Assert.Single(seen, text => text.Contains($"line {i:00}", StringComparison.Ordinal)));
        Assert.True(Button(page, "Oldest").Disabled);
        page = await TurnAsync(Button(page, "Newer").Route);
        Assert.False(Button(page, "Older").Disabled);
        Assert.Equal(newest.Text(), (await TurnAsync(Button(page, "Newest").Route)).Text());

        async Task<OutgoingMessage> TurnAsync(Route route)
        {
            var parts = route.Value.Split(':');
            var click = world.Click(TicketsWorld.PanelChannel, Finding.Tess);
            return (
                await world.InAsync<ShowTicketMessages, Update>(read =>
                    read.TurnAsync(
                        click,
                        Guid.Parse(parts[1]),
                        int.Parse(parts[2], null),
                        long.Parse(parts[3], null),
                        "",
                        CancellationToken.None
                    )
                )
            ).Message!;
        }
    }

    [Fact]
    public async Task Actions_notes_files_and_the_transcript_are_there()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        var file = new Attachment
        {
            Id = new(77),
            Filename = "log.txt",
            Url = new Uri("https://cdn.example/log"),
            Size = 5,
            ContentType = "text/plain",
        };
        world.Discord.Files[file.Id] = Encoding.UTF8.GetBytes("hello");
        await world.KeepsAsync(ticket, 5, "see the file", file);
        await world.RunsAsync<TicketNotes>(ticket, Finding.Tess, notes => notes.AddAsync, "a *secret* note");
        var click = world.Click(TicketsWorld.PanelChannel, Finding.Tess);

        var actions = await world.InAsync<ShowTicketActions, Update>(read =>
            read.ActionsAsync(click, ticket.Id, 0, long.MaxValue, "", CancellationToken.None)
        );
        Assert.Contains("Opened", actions.Message!.Text(), StringComparison.Ordinal);
        var notes = await world.InAsync<ShowTicketActions, Update>(read =>
            read.NotesAsync(click, ticket.Id, 0, long.MaxValue, "", CancellationToken.None)
        );
        Assert.Contains(@"a \*secret\* note", notes.Message!.Text(), StringComparison.Ordinal);
        var files = await world.InAsync<ShowTicketFiles, Update>(read =>
            read.ShowAsync(click, ticket.Id, 0, long.MaxValue, "", CancellationToken.None)
        );
        Assert.Contains("log.txt", files.Message!.Text(), StringComparison.Ordinal);
        var value = files.Message!.ActionRows.SelectMany(row => row).OfType<StringSelect>().Single().Options.Single().Value;
        var got = await FetchAsync(click, value);
        Assert.Equal("hello", Encoding.UTF8.GetString(Assert.Single(got.Message.Files).Content.Span));
        Assert.True((await FetchAsync(click, "a78")).Refused);
        Assert.True((await FetchAsync(world.Click(TicketsWorld.PanelChannel, Finding.Bill), value)).Refused);
        Assert.True(
            (await world.InAsync<GetTranscript, Reply>(give => give.RunAsync(click, ticket.Id, 0, CancellationToken.None))).Refused
        );
        await world.CloseAsync(ticket, 5);
        var transcript = await world.InAsync<GetTranscript, Reply>(give => give.RunAsync(click, ticket.Id, 0, CancellationToken.None));
        Assert.NotEmpty(transcript.Message.Files);

        Task<Reply> FetchAsync(ComponentContext by, string chosen) =>
            world.InAsync<ShowTicketFiles, Reply>(read => read.FetchAsync(by, ticket.Id, [chosen], CancellationToken.None));
    }

    [Fact]
    public async Task A_ticket_that_goes_on_from_another_leads_there_and_back()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var first = await world.TicketAsync();
        await world.CloseAsync(first, 5);
        await world.OpenAsync(5);
        await world.SetAsync(ticket => ticket.With(t => t.ReopenedFromId, first.Id), 2);
        Assert.Contains("Continued in 0002", (await ShowAsync(world, Finding.Tess, "1")).Message.Labels());
        Assert.Contains("Follow-up of 0001", (await ShowAsync(world, Finding.Tess, "2")).Message.Labels());
    }

    private static Button Button(OutgoingMessage page, string label) =>
        page.ActionRows.SelectMany(row => row).OfType<Button>().Single(button => button.Label == label);

    private static Task<Reply> ShowAsync(TicketsWorld world, Member who, string number) =>
        world.InAsync<ShowHistory, Reply>(show => show.RunAsync(world.Command(who), number, CancellationToken.None));
}
