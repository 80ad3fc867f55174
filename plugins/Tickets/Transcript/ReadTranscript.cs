using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Collects what a transcript says besides the messages.</summary>
internal sealed class ReadTranscript(TicketsDbContext db, ReadGuild guilds, ReadNames names)
{
    // Nobody reads further, and it must not take the room of what was said.
    private const int MostHistory = 2000;
    private const int MostNotes = 1000;

    public async Task<TranscriptDocument> RunAsync(TranscriptOrder order, CancellationToken cancellationToken)
    {
        var (ticket, culture, audience, _) = order;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var count = await db.Messages.CountAsync(m => m.TicketId == ticket.Id, cancellationToken);
        var document = new TranscriptDocument(ticket, culture, audience) { Messages = count };
        var forStaff = audience == TranscriptAudience.Staff;
        return document with
        {
            Facts = [.. Facts(document, guild.Name, count), .. forStaff ? StaffFacts(document) : []],
            Names = await names.RunAsync(ticket, culture, cancellationToken),
            Notes = forStaff ? await NotesAsync(ticket, cancellationToken) : [],
            History = forStaff ? await HistoryAsync(ticket, cancellationToken) : [],
        };
    }

    private Task<List<TicketNote>> NotesAsync(Ticket ticket, CancellationToken cancellationToken) =>
        db.Notes.AsNoTracking().Where(n => n.TicketId == ticket.Id).OrderBy(n => n.Id).Take(MostNotes).ToListAsync(cancellationToken);

    private Task<List<TicketHistory>> HistoryAsync(Ticket ticket, CancellationToken cancellationToken) => db.History.AsNoTracking()
        .Where(h => h.TicketId == ticket.Id && h.Action != TicketAction.CustomerWrites && h.Action != TicketAction.StaffWrites)
        .OrderBy(h => h.Id).Take(MostHistory).ToListAsync(cancellationToken);

    private static List<(string, string)> Facts(TranscriptDocument document, string guild, int messages)
    {
        var (ticket, culture) = (document.Ticket, document.Culture);
        List<(string, string)> facts =
        [
            (document.Text("field.server"), guild),
            (document.Text("field.number"), ticket.Label),
            (document.Text("field.department"), ticket.Department!.NameIn(culture)),
            (document.Text("field.owner"), Name(document, ticket.OwnerName, ticket.OwnerId)),
            (document.Text("field.opened"), MentionNames.Words(culture, ticket.CreatedAt)),
        ];
        if (ticket.ClosedAt is { } closed)
            facts.Add((document.Text("field.closed"), MentionNames.Words(culture, closed)));
        if (ticket.ClosedById is { } by)
            facts.Add((document.Text("field.closed-by"), Name(document, ticket.ClosedByName, by)));
        if (ticket.CloseReason is { } reason)
            facts.Add((document.Text("field.reason"), reason));
        facts.Add((
            document.Text("field.messages"),
            ticket.MessagesRemovedAt is { } gone ? document.Text("transcript.removed", MentionNames.Words(culture, gone)) : messages.ToString(culture)));
        return facts;
    }

    private static IEnumerable<(string, string)> StaffFacts(TranscriptDocument document)
    {
        var ticket = document.Ticket;
        yield return (document.Text("field.priority"), document.Text($"priority.{ticket.Priority}"));
        if (ticket.AssigneeId is { } assignee)
            yield return (document.Text("field.assignee"), Name(document, ticket.AssigneeName, assignee));
        if (ticket.Rating is { } stars)
            yield return (document.Text("field.rating"), new string('★', stars) + (ticket.RatingComment is { } comment ? $"\n{comment}" : ""));
    }

    private static string Name(TranscriptDocument document, string? name, Snowflake id)
    {
        var shown = document.Person(name, id);
        return shown == name ? $"{name} ({id})" : shown;
    }

    internal static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    // By the bytes and not by what the sender called them: nothing but these four may become part of the page.
    internal static string? MediaTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        _ => null,
    };
}
