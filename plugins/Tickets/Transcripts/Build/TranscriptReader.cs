using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Collects the data of a transcript besides its messages.</summary>
internal sealed class TranscriptReader(TicketsDbContext db, GuildSettingsReader guilds, MentionNameQuery names)
{
    // The limit of a preview, which must not take space from messages.
    private const int MaxHistory = 2000;
    private const int MaxNotes = 1000;

    public async Task<TranscriptDocument> ReadAsync(TranscriptRequest order, CancellationToken cancellationToken)
    {
        var (ticket, culture, audience, _) = order;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var count = await db.Messages.CountAsync(m => m.TicketId == ticket.Id, cancellationToken);
        var document = new TranscriptDocument(ticket, culture, audience)
        {
            Messages = count,
            Names = await names.FindAsync(ticket, culture, cancellationToken),
        };
        var forStaff = audience == TranscriptAudience.Staff;
        return document with
        {
            Facts = [.. Facts(document, guild.Name, count), .. forStaff ? StaffFacts(document) : []],
            Notes = forStaff ? await NotesAsync(ticket, cancellationToken) : [],
            History = forStaff ? await HistoryAsync(ticket, cancellationToken) : [],
        };
    }

    private Task<List<TicketNote>> NotesAsync(Ticket ticket, CancellationToken cancellationToken) =>
        db.Notes.AsNoTracking().Where(n => n.TicketId == ticket.Id).OrderBy(n => n.Id).Take(MaxNotes).ToListAsync(cancellationToken);

    private Task<List<TicketHistory>> HistoryAsync(Ticket ticket, CancellationToken cancellationToken) =>
        db
            .History.AsNoTracking()
            .Where(h => h.TicketId == ticket.Id && h.Action != TicketAction.CustomerWrites && h.Action != TicketAction.StaffWrites)
            .OrderBy(h => h.Id)
            .Take(MaxHistory)
            .ToListAsync(cancellationToken);

    private static List<TranscriptFact> Facts(TranscriptDocument document, string guild, int messages)
    {
        var (ticket, culture) = (document.Ticket, document.Culture);
        List<TranscriptFact> facts =
        [
            new(document.Text("field.server"), guild),
            new(document.Text("field.number"), ticket.Label),
            new(document.Text("field.department"), ticket.Department!.NameIn(culture)),
            Named(document, ticket.OwnerField, ticket.OwnerName, ticket.OwnerId),
            new(document.Text("field.opened"), MentionNames.Words(culture, ticket.CreatedAt)),
        ];
        if (ticket.OpenedById is { } opener)
            facts.Insert(4, Named(document, "field.opened-by", document.Names.Users.GetValueOrDefault(opener), opener));
        if (ticket.ClosedAt is { } closed)
            facts.Add(new(document.Text("field.closed"), MentionNames.Words(culture, closed)));
        if (ticket.ClosedById is { } by)
            facts.Add(Named(document, "field.closed-by", ticket.ClosedByName, by));
        else if (ticket.IsClosed)
            facts.Add(new(document.Text("field.closed-by"), ClosingMessageRenderer.NotByPerson(ticket, culture)));
        if (ticket.CloseReason is { } reason)
            facts.Add(new(document.Text("field.reason"), document.Names.Fill(reason)));
        facts.Add(
            new(
                document.Text("field.messages"),
                ticket.MessagesRemovedAt is { } gone
                    ? document.Text("transcript.removed", MentionNames.Words(culture, gone))
                    : messages.ToString(culture)
            )
        );
        return facts;
    }

    private static IEnumerable<TranscriptFact> StaffFacts(TranscriptDocument document)
    {
        var ticket = document.Ticket;
        yield return new(document.Text("field.priority"), document.Text($"priority.{ticket.Priority}"));
        if (ticket.AssigneeId is { } assignee)
            yield return Named(document, "field.assignee", ticket.AssigneeName, assignee);
        if (ticket.Rating is { } stars)
            yield return new(
                document.Text("field.rating"),
                new string('★', stars) + (ticket.RatingComment is { } comment ? $"\n{comment}" : "")
            );
    }

    private static TranscriptFact Named(TranscriptDocument document, string field, string? name, Snowflake id)
    {
        var shown = document.Person(name, id);
        var isName = name is not null && shown == Direction.WithoutMarks(name);
        return new(document.Text(field), shown, isName || id != DeletedUser.Id ? $" ({id})" : "");
    }

    internal static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    // By content instead of the file name: only these four formats may be in the page.
    internal static string? MediaTypeOf(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
            _ => null,
        };
}
