using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Notes;

/// <summary>Internal notes of staff. The customer never sees them.</summary>
internal sealed class TicketNotes(TicketsDbContext db, TicketActions change, TimeProvider time)
{
    public const int MaxLength = 1500;
    private const int Shown = 10;
    private const int MaxEmbedLength = 4000;

    [Command("staff note add", "Write a note that only staff can see"), RequireAction(TicketAction.Note)]
    public async Task<Reply> AddAsync(
        CommandContext context,
        [Option("text", "The note", MinLength = 1, MaxLength = MaxLength)] string text,
        CancellationToken cancellationToken
    )
    {
        var note = VisibleText.Trim(text);
        if (note.Length == 0)
            return new Refusal("note.empty");
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Note,
            writing =>
            {
                db.Notes.Add(
                    new TicketNote
                    {
                        TicketId = writing.Ticket.Id,
                        AuthorId = context.Member.User.Id,
                        AuthorName = context.Member.DisplayName,
                        Text = note,
                        CreatedAt = time.GetUtcNow(),
                    }
                );
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal ? refusal : context.Text("note.added", result.Ticket!.Label);
    }

    [Command("staff note list", "Show the notes of this ticket"), RequireAction(TicketAction.Note)]
    public async Task<Reply> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).SingleAsync(cancellationToken);
        var notes = await db
            .Notes.AsNoTracking()
            .Where(n => n.TicketId == ticket.Id)
            .OrderByDescending(n => n.Id)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        if (notes.Count == 0)
            return context.Text("note.none", ticket.Label);
        var lines = notes
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
