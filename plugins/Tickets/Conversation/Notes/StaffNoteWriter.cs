using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Notes;

/// <summary>Writes a member's note on the ticket of the current channel.</summary>
internal sealed class StaffNoteWriter(TicketsDbContext db, TicketActions change)
{
    public const int MaxLength = 1500;

    /// <param name="context">The author and the channel.</param>
    /// <param name="ticket">The ticket of a button, which must be the channel's; null for a command.</param>
    /// <param name="text">The note.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> AddAsync(InteractionContext context, Guid? ticket, string text, CancellationToken cancellationToken)
    {
        var note = VisibleText.Trim(text);
        if (note.Length == 0)
            return new Refusal("note.empty");
        var result = await change.InChannelAsync(
            context,
            ticket,
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
                        CreatedAt = writing.Now,
                    }
                );
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal ? refusal : context.Text("note.added", result.Ticket!.Label);
    }
}
