using System.Runtime.CompilerServices;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>Exports a user's data: what the user entered, wrote and did. Notes of staff are not part of it.</summary>
internal sealed class UserDataCollector(TicketsDbContext db, StaffDataCollector work, AttachmentFiles files)
{
    public async IAsyncEnumerable<UserDataFile> CollectAsync(
        Snowflake guild,
        Snowflake user,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .Include(t => t.Department)
            .WithLabels()
            .Where(t => t.GuildId == guild && t.OwnerId == user)
            .OrderBy(t => t.Number)
            .ToListAsync(cancellationToken);
        if (tickets.Count > 0)
            yield return UserDataFile.FromJson("tickets.json", tickets.Select(Describe).ToList());
        var messages = await MessagesAsync(guild, user, cancellationToken);
        if (messages.Count > 0)
            yield return UserDataFile.FromJson("messages.json", messages);
        foreach (
            var (name, rows) in (await BesidesAsync(guild, user, cancellationToken)).Concat(
                await work.RunAsync(guild, user, cancellationToken)
            )
        )
        {
            if (rows.Count > 0)
                yield return UserDataFile.FromJson(name, rows);
        }

        var given = tickets.SelectMany(t =>
            t.Answers.SelectMany(answer => answer.Files)
                .Select((file, i) => (t.Label, $"form-{i + 1}", file.Name, file.ContentType, file.Hash))
        );
        var sent = await FilesOf(user)
            .Where(a => a.Hash != null)
            .Join(
                db.Tickets.Where(t => t.GuildId == guild),
                a => a.TicketId,
                t => t.Id,
                (a, t) =>
                    new
                    {
                        t.Number,
                        a.Id,
                        a.FileName,
                        a.ContentType,
                        a.Hash,
                    }
            )
            .ToListAsync(cancellationToken);
        foreach (
            var (label, id, name, type, hash) in given.Concat(
                sent.Select(file => (Ticket.LabelOf(file.Number), file.Id.ToString(), file.FileName, file.ContentType, file.Hash))
            )
        )
        {
            if (hash is not null && files.Open(hash) is { } content)
            {
                await content.DisposeAsync();
                yield return new UserDataFile(
                    $"files/{label}/{id}-{SafeFileName.Harmless(SafeName(name), type)}",
                    _ => Task.FromResult(files.Open(hash) ?? Stream.Null)
                );
            }
        }
    }

    private static object Describe(Ticket t) =>
        new
        {
            Ticket = t.Label,
            Department = t.Department!.Key,
            State = t.State.ToString(),
            Labels = t.Labels.Select(l => l.Definition!).Where(label => label.IsPublic).Select(label => label.Name),
            t.OwnerId,
            t.OwnerName,
            Language = t.OwnerCulture,
            OpenedAt = t.CreatedAt,
            t.ClosedAt,
            t.Description,
            Answers = t.Answers.Select(answer => new
            {
                answer.Label,
                answer.Values,
                Ids = answer.Ids.Select(id => id.ToString()),
                Files = answer.Files.Select(file => file.Name),
            }),
            OpenedFrom = t.SourceMessage,
            OpenedFromText = t.SourceText,
            CloseReason = t.ClosedById == t.OwnerId ? t.CloseReason : null,
            t.Rating,
            t.RatingComment,
            t.SurveyAnswers,
            t.CloseRequestedAt,
        };

    private async Task<IReadOnlyList<object>> MessagesAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var numbers = await db
            .Tickets.Where(t => t.GuildId == guild && db.Messages.Any(m => m.TicketId == t.Id && m.AuthorId == user))
            .ToDictionaryAsync(t => t.Id, t => t.Number, cancellationToken);
        if (numbers.Count == 0)
            return [];
        var ids = numbers.Keys.ToList();
        var rows = await db
            .Messages.AsNoTracking()
            .Where(m => m.AuthorId == user && ids.Contains(m.TicketId))
            .OrderBy(m => m.Id)
            .ToListAsync(cancellationToken);
        var edits = (
            await db
                .Messages.Where(m => m.AuthorId == user)
                .Join(db.Edits.AsNoTracking(), m => m.Id, e => e.MessageId, (m, e) => e)
                .OrderBy(e => e.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(e => e.MessageId);
        var names = (await FilesOf(user).OrderBy(a => a.Id).ToListAsync(cancellationToken)).ToLookup(a => a.MessageId);
        return
        [
            .. rows.Select(m => new
            {
                Ticket = Ticket.LabelOf(numbers[m.TicketId]),
                Id = m.Id.ToString(),
                Name = m.AuthorName,
                SentAt = m.CreatedAt,
                m.EditedAt,
                m.DeletedAt,
                Text = m.Content,
                TextBefore = edits[m.Id].Select(edit => new { edit.Content, edit.ReplacedAt }),
                Stickers = m.Stickers().Select(sticker => sticker.Name),
                Forwarded = m.Forwards().Select(forward => forward.Message.Content),
                Files = names[m.Id]
                    .Select(file => new
                    {
                        file.FileName,
                        file.Size,
                        Kept = file.Hash is not null,
                    }),
            }),
        ];
    }

    private IQueryable<ArchivedAttachment> FilesOf(Snowflake user) =>
        db.Messages.Where(m => m.AuthorId == user).Join(db.Attachments.AsNoTracking(), m => m.Id, a => a.MessageId, (m, a) => a);

    private async Task<IReadOnlyList<(string Name, IReadOnlyList<object> Rows)>> BesidesAsync(
        Snowflake guild,
        Snowflake user,
        CancellationToken cancellationToken
    )
    {
        var history = await db
            .History.AsNoTracking()
            .Where(h => h.GuildId == guild && h.ActorId == user)
            .OrderBy(h => h.Id)
            .Join(
                db.Tickets,
                h => h.TicketId,
                t => t.Id,
                (h, t) =>
                    new
                    {
                        t.Number,
                        h.At,
                        h.Action,
                        h.ActorName,
                    }
            )
            .ToListAsync(cancellationToken);
        var notes = await db
            .Notes.AsNoTracking()
            .Where(n => n.AuthorId == user)
            .Join(
                db.Tickets.Where(t => t.GuildId == guild),
                n => n.TicketId,
                t => t.Id,
                (n, t) =>
                    new
                    {
                        t.Number,
                        n.CreatedAt,
                        n.Text,
                    }
            )
            .ToListAsync(cancellationToken);
        var invited = await db
            .Members.AsNoTracking()
            .Where(m => m.TargetId == user && !m.IsRole)
            .Join(db.Tickets.Where(t => t.GuildId == guild), m => m.TicketId, t => t.Id, (m, t) => new { t.Number, m.InvitedAt })
            .ToListAsync(cancellationToken);
        var blacklist = await db.Blocklist.AsNoTracking().Where(b => b.GuildId == guild && b.UserId == user).ToListAsync(cancellationToken);
        var refused = await db
            .RefusedForms.AsNoTracking()
            .Where(f => f.GuildId == guild && f.UserId == user)
            .ToListAsync(cancellationToken);
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.GuildId == guild && d.UserId == user).ToListAsync(cancellationToken);
        return
        [
            (
                "actions.json",
                [
                    .. history.Select(h => new
                    {
                        Ticket = Ticket.LabelOf(h.Number),
                        h.At,
                        Action = h.Action.ToString(),
                        Name = h.ActorName,
                    }),
                ]
            ),
            (
                "notes.json",
                [
                    .. notes.Select(n => new
                    {
                        Ticket = Ticket.LabelOf(n.Number),
                        n.CreatedAt,
                        n.Text,
                    }),
                ]
            ),
            ("invitations.json", [.. invited.Select(m => new { Ticket = Ticket.LabelOf(m.Number), m.InvitedAt })]),
            (
                "bans.json",
                [
                    .. blacklist.Select(b => new
                    {
                        b.Reason,
                        b.AddedAt,
                        b.Until,
                    }),
                ]
            ),
            (
                "refused-forms.json",
                [
                    .. refused.Select(f => new
                    {
                        f.UpdatedAt,
                        f.Title,
                        Typed = FormJson.Values(f.Inputs).Select(typed => new { typed.Label, typed.Value }),
                    }),
                ]
            ),
            (
                "drafts.json",
                [.. drafts.Select(d => new { d.UpdatedAt, Answers = d.Answers.Select(answer => new { answer.Label, answer.Values }) })]
            ),
        ];
    }

    // Names chosen by users: no path, not hidden, and not too long.
    private static string SafeName(string name)
    {
        var safe = string.Concat(
                Direction.WithoutMarks(name).Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)
            )
            .TrimStart('.')
            .TrimEnd(' ', '.');
        return safe.Length == 0 ? "file"
            : safe.Length <= 100 ? safe
            : safe[^100..].TrimStart('.');
    }
}
