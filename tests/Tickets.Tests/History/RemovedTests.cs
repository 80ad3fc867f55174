using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.History.Records;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Tickets.Tests.Archiving;
using DCTicket.Tickets.Tests.History;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Deliver;
using DCTicket.Tickets.Transcripts.Exports;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Tests;

/// <summary>What a server's rules have taken away is said wherever it is looked for.</summary>
public sealed class RemovedTests
{
    private const string ByRule = "under the server’s retention settings";
    private static readonly byte[] Bytes = [1, 2, 3];

    [Fact]
    public async Task A_ticket_whose_messages_went_by_a_rule_says_so_to_staff_and_to_its_customer()
    {
        await using var world = await AfterAsync(rules => rules with { KeepMessages = TimeSpan.FromDays(30) });
        var ticket = await world.TicketAsync();
        var at = Timestamp.Exact(ticket.MessagesRemovedAt!.Value);

        var card = Assert.Single((await ShowAsync(world)).Message.Embeds);
        Assert.Contains(
            card.Fields,
            field => field.Name == "Deleted under the retention settings" && field.Value == $"Messages and their files: {at}"
        );
        var click = world.Click(TicketsWorld.PanelChannel, Finding.Tess);
        var page = await world.InAsync<ShowTicketMessages, Update>(read =>
            read.TurnAsync(click, ticket.Id, 0, long.MaxValue, "", CancellationToken.None)
        );
        Assert.Equal($"The messages of this ticket were deleted on {at} {ByRule}.", page.Refusal);
        Assert.Contains(
            $"The files of this ticket were deleted on {at} {ByRule}.",
            await FilesAsync(world, click, ticket),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"> The messages of this ticket were deleted on {at}",
            (await world.SearchesAsync(Finding.Tess)).Message.Text(),
            StringComparison.Ordinal
        );

        var own = world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(5));
        var details = await world.InAsync<ListOwnTickets, Reply>(list =>
            list.OpenAsync(own, [ticket.Id.ToString("N")], CancellationToken.None)
        );
        Assert.Contains($"Messages and their files: {at}", details.Message.Text(), StringComparison.Ordinal);
        Assert.Contains(
            $"> The messages of this ticket were deleted on {at}",
            (
                await world.InAsync<ListOwnTickets, Reply>(list =>
                    list.RunAsync(world.Command(TicketsWorld.Member(5)), CancellationToken.None)
                )
            ).Message.Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Files_and_transcripts_that_went_by_a_rule_are_said_where_they_would_be()
    {
        await using var world = await AfterAsync(rules =>
            rules with
            {
                KeepAttachments = TimeSpan.FromDays(7),
                KeepTranscripts = TimeSpan.FromDays(7),
            }
        );
        var ticket = await world.TicketAsync();
        var (files, transcripts) = (Timestamp.Exact(ticket.FilesRemovedAt!.Value), Timestamp.Exact(ticket.TranscriptsRemovedAt!.Value));

        Assert.Contains($"Files: {files}\nTranscripts: {transcripts}", (await ShowAsync(world)).Message.Text(), StringComparison.Ordinal);
        var click = world.Click(TicketsWorld.PanelChannel, Finding.Tess);
        var listed = await FilesAsync(world, click, ticket);
        Assert.Contains($"deleted on {files}", listed, StringComparison.Ordinal);
        Assert.Contains("a.txt", listed, StringComparison.Ordinal);
        foreach (var who in new[] { Finding.Tess, TicketsWorld.Member(5) })
        {
            var given = await world.InAsync<GetTranscript, Reply>(give =>
                give.RunAsync(world.Click(TicketsWorld.PanelChannel, who), ticket.Id, 0, CancellationToken.None)
            );
            Assert.Equal($"The transcript of ticket 0001 was deleted on {transcripts} {ByRule}.", given.Message.Content);
        }
    }

    [Fact]
    public async Task The_list_in_an_export_says_what_went_by_a_rule()
    {
        await using var world = await AfterAsync(rules => rules with { KeepMessages = TimeSpan.FromDays(30) });
        var ticket = await world.TicketAsync();
        var export = new DCTicket.Tickets.Core.Data.Export { Culture = "en" };
        var at = TranscriptReader.Instant(ticket.MessagesRemovedAt!.Value);
        Assert.Contains($"Messages and their files: {at}", ExportIndexWriter.Html(export, [ticket]), StringComparison.Ordinal);
        Assert.EndsWith($",Messages and their files: {at}\r\n", Csv(), StringComparison.Ordinal);
        ticket.MessagesRemovedAt = null;
        ticket.FilesRemovedAt = null;
        Assert.EndsWith(",\r\n", Csv(), StringComparison.Ordinal);

        string Csv() => Encoding.UTF8.GetString(ExportIndexWriter.Csv(export, [ticket]));
    }

    private static async Task<TicketsWorld> AfterAsync(Func<DepartmentRules, DepartmentRules> rules)
    {
        var world = await TicketsWorld.StartAsync();
        await world.EditAsync("tech", department => department.Rules = rules(department.Rules));
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 5, "words", world.File("a.txt", Bytes));
        await world.EndAsync(ticket);
        world.Time.Advance(TimeSpan.FromDays(31));
        await world.HandleAsync<ApplyRetention>(job => job.RunAsync(CancellationToken.None));
        return world;
    }

    private static Task<Reply> ShowAsync(TicketsWorld world) =>
        world.InAsync<ShowHistory, Reply>(show => show.RunAsync(world.Command(Finding.Tess), "1", CancellationToken.None));

    private static async Task<string> FilesAsync(TicketsWorld world, ComponentContext click, Ticket ticket) =>
        (
            await world.InAsync<ShowTicketFiles, Update>(read =>
                read.ShowAsync(click, ticket.Id, 0, long.MaxValue, "", CancellationToken.None)
            )
        ).Message!.Text();
}
