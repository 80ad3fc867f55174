using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.History.Records;
using DCTicket.Tickets.Tests.History;
using DCTicket.Tickets.Transcripts.Deliver;

namespace DCTicket.Tickets.Tests;

public sealed class OwnTicketsTests
{
    [Fact]
    public async Task A_member_lists_only_their_own_tickets_and_gets_the_transcript_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.Contains("no tickets", (await ListAsync(5)).Text(), StringComparison.Ordinal);
        await world.OpenAsync(5, text: "this is mine");
        await world.OpenAsync(6, text: "this is theirs");
        var (mine, theirs) = (await world.TicketAsync(), await world.TicketAsync(2));
        await world.RunsAsync<TicketNotes>(mine, Finding.Tess, notes => notes.AddAsync, "a secret");
        Assert.True((await TranscriptAsync(mine)).Refused);
        await world.CloseAsync(mine, 3001, "done");

        var list = await ListAsync(5);
        Assert.Contains("mine", list.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", list.Text(), StringComparison.Ordinal);
        var details = await OpenAsync(mine);
        Assert.Contains("done", details.Message.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", details.Message.Text(), StringComparison.Ordinal);
        Assert.Contains("Transcript", details.Message.Labels());
        var transcript = await TranscriptAsync(mine);
        Assert.All(
            transcript.Message.Files,
            file => Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal)
        );
        Assert.NotEmpty(transcript.Message.Files);
        Assert.True((await OpenAsync(theirs)).Refused);
        Assert.True((await TranscriptAsync(theirs)).Refused);

        async Task<OutgoingMessage> ListAsync(ulong member) =>
            (
                await world.InAsync<ListOwnTickets, Reply>(own =>
                    own.RunAsync(world.Command(TicketsWorld.Member(member)), CancellationToken.None)
                )
            ).Message;
        Task<Reply> OpenAsync(Ticket ticket) =>
            world.InAsync<ListOwnTickets, Reply>(own =>
                own.OpenAsync(
                    world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(5)),
                    [ticket.Id.ToString("N")],
                    CancellationToken.None
                )
            );
        Task<Reply> TranscriptAsync(Ticket ticket) =>
            world.InAsync<GetTranscript, Reply>(give =>
                give.RunAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(5)), ticket.Id, 0, CancellationToken.None)
            );
    }

    [Fact]
    public async Task Many_tickets_come_in_pages()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await world.OpenAsync(5, text: $"trouble {i:00}");
            await world.CloseAsync(await world.TicketAsync(i + 1), 5);
            world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var click = world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(5));
        var last = (await world.InAsync<ListOwnTickets, Update>(own => own.TurnAsync(click, 1, CancellationToken.None))).Message!;
        Assert.Contains("trouble 00", last.Text(), StringComparison.Ordinal);
        Assert.Contains("trouble 01", last.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("trouble 02", last.Text(), StringComparison.Ordinal);
        Assert.Equal(
            last.Text(),
            (await world.InAsync<ListOwnTickets, Update>(own => own.TurnAsync(click, 99, CancellationToken.None))).Message!.Text()
        );
    }
}
