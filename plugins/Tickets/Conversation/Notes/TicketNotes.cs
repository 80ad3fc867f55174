using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Notes;

/// <summary>Internal notes of staff. The customer never sees them.</summary>
internal sealed class TicketNotes(TicketsDbContext db, StaffNoteWriter notes)
{
    private const int Shown = 10;
    private const int MaxEmbedLength = 4000;

    [Command("staff note add", "Write a note that only staff can see"), RequireAction(TicketAction.Note)]
    public Task<Reply> AddAsync(
        CommandContext context,
        [Option("text", "The note", MinLength = 1, MaxLength = StaffNoteWriter.MaxLength)] string text,
        CancellationToken cancellationToken
    ) => notes.AddAsync(context, null, text, cancellationToken);

    [Command("staff note list", "Show the notes of this ticket"), RequireAction(TicketAction.Note)]
    public async Task<Reply> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).SingleAsync(cancellationToken);
        var found = await db
            .Notes.AsNoTracking()
            .Where(n => n.TicketId == ticket.Id)
            .OrderByDescending(n => n.Id)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        if (found.Count == 0)
            return context.Text("note.none", ticket.Label);
        var lines = found
            .Select(note => $"**{Markdown.Escape(note.AuthorName)}** {Timestamp.Relative(note.CreatedAt)}\n{Markdown.Escape(note.Text)}")
            .ToList();
        while (lines.Count > 1 && lines.Sum(line => Truncate.Length(line) + 2) > MaxEmbedLength)
            lines.RemoveAt(lines.Count - 1);
        var text = string.Join("\n\n", lines);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("note.title", ticket.Label),
                    Description = Truncate.To(text, MaxEmbedLength),
                    Color = Colors.Panel,
                },
            ],
        };
    }
}
