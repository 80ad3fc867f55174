using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>Erases a user from texts of others: messages, versions, notes, and tickets' own texts. A deleted user replaces them.</summary>
internal sealed class MentionErasure(TicketsDbContext db, MessageIndexer index)
{
    private const int Batch = 200;

    public async Task EraseAsync(PersonMentions mentions, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        foreach (var ids in mentions.Notes.Chunk(Batch))
            await ChangeAsync(token => EraseNotesAsync(ids, user, token), cancellationToken);
        foreach (var ids in mentions.Tickets.Chunk(Batch))
            await ChangeAsync(token => EraseTicketsAsync(ids, user, token), cancellationToken);
        foreach (var ids in mentions.Messages.Chunk(Batch))
            await ChangeAsync(token => EraseMessagesAsync(ids, user, token), cancellationToken);
        count.Anonymised += mentions.Messages.Count + mentions.Notes.Count;
    }

    // Saved by the change tracker, which updates the index.
    private async Task EraseNotesAsync(long[] ids, Snowflake user, CancellationToken cancellationToken)
    {
        foreach (var note in await db.Notes.Where(n => EF.Parameter(ids).Contains(n.Id)).ToListAsync(cancellationToken))
            note.Text = DeletedUser.WithoutId(note.Text, user)!;
    }

    private async Task EraseTicketsAsync(Guid[] ids, Snowflake user, CancellationToken cancellationToken)
    {
        var wanted = ids.ToList();
        foreach (
            var ticket in await db.Tickets.AsNoTracking().Where(t => EF.Parameter(wanted).Contains(t.Id)).ToListAsync(cancellationToken)
        )
        {
            // Without the ticket's version, since closed tickets have no other writers.
            var row = db.Tickets.Where(t => t.Id == ticket.Id);
            var (description, source) = (DeletedUser.WithoutId(ticket.Description, user)!, DeletedUser.WithoutId(ticket.SourceText, user));
            var (reason, comment) = (DeletedUser.WithoutId(ticket.CloseReason, user), DeletedUser.WithoutId(ticket.RatingComment, user));
            List<SurveyAnswer> survey =
            [
                .. ticket.SurveyAnswers.Select(given => given with { Answer = DeletedUser.WithoutId(given.Answer, user)! }),
            ];
            List<TicketAnswer> answers = [.. ticket.Answers.Select(answer => Without(answer, user))];
            await row.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.Description, description)
                        .SetProperty(t => t.SourceText, source)
                        .SetProperty(t => t.CloseReason, reason)
                        .SetProperty(t => t.RatingComment, comment)
                        .SetProperty(t => t.SurveyAnswers, survey)
                        .SetProperty(t => t.Answers, answers),
                cancellationToken
            );
            var erased = await row.AsNoTracking().SingleAsync(cancellationToken);
            await TicketTextIndexer.AddAsync(db, erased, isNew: false, cancellationToken);
        }
    }

    private async Task EraseMessagesAsync(Snowflake[] ids, Snowflake user, CancellationToken cancellationToken)
    {
        var wanted = ids.ToList();
        foreach (var edit in await db.Edits.Where(e => EF.Parameter(wanted).Contains(e.MessageId)).ToListAsync(cancellationToken))
            (edit.Content, edit.EmbedsJson) = (
                DeletedUser.WithoutId(edit.Content, user)!,
                DeletedUser.WithoutInJson(edit.EmbedsJson, user)
            );
        var rows = await db
            .Messages.Where(m => EF.Parameter(wanted).Contains(m.Id) && m.Problem != DeletedUser.Problem)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Content = DeletedUser.WithoutId(row.Content, user)!;
            row.EmbedsJson = DeletedUser.WithoutInJson(row.EmbedsJson, user);
            row.ComponentsJson = DeletedUser.WithoutInJson(row.ComponentsJson, user);
            row.ForwardsJson = DeletedUser.WithoutInJson(row.ForwardsJson, user);
            row.PollJson = DeletedUser.WithoutInJson(row.PollJson, user);
            row.MentionsJson = ArchiveJson.Write([.. ArchiveJson.Read<User>(row.MentionsJson).Where(person => person.Id != user)]);
        }

        await index.IndexAsync(rows, cancellationToken);
    }

    private static TicketAnswer Without(TicketAnswer answer, Snowflake user) =>
        answer with
        {
            Values = [.. answer.Values.Select(value => DeletedUser.WithoutId(value, user)!)],
            Ids = [.. answer.Ids.Select(id => id == user ? DeletedUser.Id : id)],
        };

    private async Task ChangeAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await db.WriteAsync(
            async token =>
            {
                await change(token);
                await db.SaveChangesAsync(token);
            },
            cancellationToken
        );
        db.ChangeTracker.Clear();
    }
}
