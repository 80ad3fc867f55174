using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.StaffSection;

/// <summary>The section of Tickets itself: priority, times and the latest notes.</summary>
internal sealed class TicketStaffSection(TicketsDbContext db) : ITicketStaffSection
{
    private const int MaxNotes = 5;
    private const int MaxNoteLength = 250;

    public async ValueTask<TicketStaffContent?> GetAsync(TicketInfo ticket, CultureInfo culture, CancellationToken cancellationToken)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(culture, key, arguments);
        var notes = db.Notes.AsNoTracking().Where(note => note.TicketId == ticket.Id);
        var count = await notes.CountAsync(cancellationToken);
        var latest = await notes.OrderByDescending(note => note.Id).Take(MaxNotes).ToListAsync(cancellationToken);
        List<EmbedField> fields =
        [
            new(Text("field.status"), Text($"state.{ticket.State}"), Inline: true),
            new(Text("field.priority"), Text($"priority.{ticket.Priority}"), Inline: true),
        ];
        if (ticket.AssigneeId is { } assignee)
            fields.Add(new(Text("field.assignee"), Mention.User(assignee), Inline: true));
        if (ticket.FirstResponseAt is { } first)
            fields.Add(new(Text("field.first-response"), Timestamp.Relative(first), Inline: true));
        return new TicketStaffContent(Text("staff-section.title", Core.Data.Ticket.LabelOf(ticket.Number)))
        {
            Text = count == 0 ? Text("staff-section.no-notes") : string.Join("\n\n", latest.Select(Line)),
            Fields = count > MaxNotes ? [.. fields, new(Text("staff-section.notes"), Text("staff-section.more-notes", count))] : fields,
            Buttons = [new Button(WriteStaffNote.Route(ticket.Id), Text("staff-section.add-note")) { Emoji = "📝" }],
        };
    }

    private static string Line(Core.Data.TicketNote note) =>
        $"**{Markdown.Escape(note.AuthorName)}** {Timestamp.Relative(note.CreatedAt)}\n{Markdown.EscapeTo(note.Text, MaxNoteLength)}";
}
