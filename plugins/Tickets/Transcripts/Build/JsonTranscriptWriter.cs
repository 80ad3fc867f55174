using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Writes a transcript as JSON. docs/transcript.schema.json is its schema.</summary>
internal sealed class JsonTranscriptWriter(TranscriptDocument document) : ITranscriptWriter
{
    /// <summary>Incremented when a field is removed or changes its meaning; not for new fields.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private bool _first = true;

    public void Begin(StringBuilder to)
    {
        var ticket = document.Ticket;
        var head = Json(
            new
            {
                version = Version,
                audience = document.Audience == TranscriptAudience.Staff ? "staff" : "customer",
                ticket = new
                {
                    id = ticket.Id,
                    number = ticket.Number,
                    server = ticket.GuildId.ToString(),
                    department = ticket.Department!.Key,
                    state = ticket.State.ToString(),
                    owner = Who(ticket.OwnerId, ticket.OwnerName),
                    openedAt = Instant(ticket.CreatedAt),
                    closedAt = Instant(ticket.ClosedAt),
                    closedBy = ticket.ClosedById is { } by ? Who(by, ticket.ClosedByName) : null,
                    closeReason = ticket.CloseReason,
                    description = ticket.Description,
                    survey = document.Audience == TranscriptAudience.Staff && ticket.SurveyAnswers.Count > 0
                        ? ticket.SurveyAnswers.Select(answer => new { question = answer.Question, answer = answer.Answer })
                        : null,
                    answers = FormAnswerTexts.Of(document).Select(answer => new { label = answer.Label, text = answer.Text }),
                },
            }
        );
        // Messages are written one by one, so the object stays open.
        to.Append("{\"$schema\":\"transcript.schema.json\",").Append(head, 1, head.Length - 2).Append(",\"messages\":[");
    }

    public void Write(StringBuilder to, TranscriptMessage message)
    {
        var row = message.Row;
        to.Append(_first ? "\n" : ",\n")
            .Append(
                Json(
                    new
                    {
                        id = row.Id,
                        author = new
                        {
                            id = row.AuthorId,
                            name = document.Person(row.AuthorName, row.AuthorId),
                            kind = row.Kind.ToString(),
                            bot = row.AuthorIsBot,
                            roles = row.AuthorRoles == ActorRoles.None ? [] : row.AuthorRoles.ToString().Split(", "),
                        },
                        type = row.Type,
                        createdAt = Instant(row.CreatedAt),
                        editedAt = Instant(row.EditedAt),
                        deletedAt = Instant(row.DeletedAt),
                        withheld = message.IsWithheld ? true : (bool?)null,
                        thread = row.ThreadId is { } thread
                            ? new
                            {
                                id = thread,
                                name = row.ThreadName ?? "",
                                isPrivate = row.IsInPrivateThread,
                            }
                            : null,
                        pinned = row.IsPinned,
                        replyTo = row.ReplyToId,
                        content = row.Content,
                        notice = SystemMessageTexts.Of(document, message),
                        edits = message.Edits.Select(edit => new { content = edit.Content, replacedAt = Instant(edit.ReplacedAt) }),
                        embeds = message.Embeds,
                        components = message.Components,
                        stickers = message.Stickers,
                        mentions = Mentions(message),
                        poll = message.Poll is { } poll ? Describe(poll) : null,
                        reactions = message.Reactions.Select(r => new { emoji = r.Emoji?.ToString() ?? "", count = r.Count }),
                        forwards = message.Forwards.Select(f => new
                        {
                            content = f.Content,
                            sentAt = Instant(f.Timestamp),
                            embeds = f.Embeds,
                            files = f.Attachments.Select(a => a.DisplayName),
                        }),
                        attachments = message.Files.Select(file => File(file.Row)),
                        problem = row.Problem,
                    }
                )
            );
        _first = false;
    }

    public void End(StringBuilder to)
    {
        to.Append("\n]");
        if (document.Audience == TranscriptAudience.Staff)
        {
            to.Append(",\n\"notes\":")
                .Append(
                    Json(
                        document.Notes.Select(note => new
                        {
                            author = Who(note.AuthorId, note.AuthorName),
                            createdAt = Instant(note.CreatedAt),
                            text = note.Text,
                        })
                    )
                )
                .Append(",\n\"history\":")
                .Append(
                    Json(
                        document.History.Select(row => new
                        {
                            at = Instant(row.At),
                            action = row.Action.ToString(),
                            from = row.From.ToString(),
                            to = row.To.ToString(),
                            actor = row.ActorId is { } actor ? Who(actor, row.ActorName) : null,
                            detail = row.Detail,
                        })
                    )
                );
        }

        to.Append("}\n");
    }

    // The known names of ids in the message.
    private static object? Mentions(TranscriptMessage message) =>
        message.Names.KnownIn([MessageText.Of(message.Row, []), .. message.Edits.Select(edit => edit.Content)]) is { } known
        && known.Count > 0
            ? new
            {
                users = Of(known, MentionKind.User),
                roles = Of(known, MentionKind.Role),
                channels = Of(known, MentionKind.Channel),
            }
            : null;

    private static SortedDictionary<string, string> Of(IReadOnlyDictionary<MentionKey, string> known, MentionKind kind) =>
        new(
            known.Where(mention => mention.Key.Kind == kind).ToDictionary(mention => mention.Key.Id.ToString(), mention => mention.Value),
            StringComparer.Ordinal
        );

    private static object Describe(Poll poll) =>
        new
        {
            question = PollTexts.Text(poll.Question),
            answers = poll
                .Answers.OfType<PollAnswer>()
                .Select(answer => new { text = PollTexts.Text(answer.PollMedia), votes = poll.VotesFor(answer) }),
            endsAt = Instant(poll.Expiry),
            final = poll.Results?.IsFinalized ?? false,
        };

    private object File(ArchivedAttachment file) =>
        new
        {
            id = file.Id,
            name = file.FileName,
            size = file.Size,
            contentType = file.ContentType,
            description = file.Description,
            sha256 = file.Hash,
            path = document.Files.Beside.GetValueOrDefault(file.Id),
            removedAt = Instant(file.RemovedAt),
            problem = FileNote.Reason(document, file),
        };

    private Person Who(Snowflake id, string? name) => new(id, document.Person(name, id));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? at) => at is { } value ? Instant(value) : null;

    private sealed record Person(Snowflake Id, string Name);
}
