using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Archiving;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Privacy;

/// <summary>Who is forgotten is forgotten in what others wrote as well (M6).</summary>
public sealed class ErasedMentionsTests
{
    private const ulong Bob = 123456789012345678;

    [Fact]
    public async Task A_forgotten_person_is_taken_out_of_notes_descriptions_answers_reasons_comments_and_transcripts_of_others()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5, text: $"I want to report <@{Bob}>");
        var ticket = await world.TicketAsync();
        await world.RunsAsync<TicketNotes>(ticket, TicketsWorld.Staff(6), notes => notes.AddAsync, $"<@{Bob}> is known, id {Bob}");
        var said = await world.WritesAsync(ticket, 5, $"it was <@!{Bob}>");
        var edited = said with { Content = "it was somebody", EditedTimestamp = said.Timestamp.AddSeconds(1) };
        world.Replace(edited);
        await world.ChangeAsync(edited);
        await world.EndAsync(ticket, 6, $"<@{Bob}> was warned");
        await world.ReadAsync(async db =>
        {
            var row = await db.Tickets.SingleAsync();
            row.With(t => t.SourceText, $"from <@{Bob}>").With(t => t.RatingComment, $"thanks, <@{Bob}>");
            row.With(
                t => t.Answers,
                [
                    new()
                    {
                        Key = "who",
                        Kind = FormFieldKind.User,
                        Label = "Whom",
                        Ids = [new(Bob)],
                    },
                    new()
                    {
                        Key = "text",
                        Kind = FormFieldKind.Text,
                        Label = "What",
                        Values = [$"about <@{Bob}>"],
                    },
                ]
            );
            return await db.SaveChangesAsync();
        });
        Assert.True(await world.ReadAsync(db => db.Transcripts.AnyAsync()));

        await EraseAsync(world);

        var after = await world.TicketAsync();
        var notes = await world.ReadAsync(db => db.Notes.Select(n => n.Text).ToListAsync());
        var edits = await world.ReadAsync(db => db.Edits.Select(e => e.Content).ToListAsync());
        string?[] texts =
        [
            after.Description,
            after.SourceText,
            after.CloseReason,
            after.RatingComment,
            .. after.Answers.SelectMany(answer => answer.Values),
            .. notes,
            .. edits,
        ];
        Assert.All(texts, text => Assert.Contains("Deleted User", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain($"{Bob}", text, StringComparison.Ordinal));
        Assert.Equal(DeletedUser.Id, after.Answers[0].Ids.Single());
        Assert.False(await world.ReadAsync(db => db.Transcripts.AnyAsync()));
        Assert.Equal(0, await world.FoundAsync($"{Bob}"));
        Assert.Equal(new ErasedData(0, 0), await EraseAsync(world));
    }

    [Fact]
    public async Task Nothing_of_another_server_or_of_an_open_ticket_is_touched()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5, text: $"I want to report <@{Bob}>");
        await EraseAsync(world);
        Assert.Contains($"{Bob}", (await world.TicketAsync()).Description, StringComparison.Ordinal);
    }

    private static Task<ErasedData> EraseAsync(TicketsWorld world) =>
        world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, new(Bob), CancellationToken.None));
}
