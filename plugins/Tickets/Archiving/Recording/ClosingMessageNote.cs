using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Records that the response to the closer is in the channel, so that the closing message is not posted twice.</summary>
internal sealed class ClosingMessageNote(TicketsDbContext db, IDiscord discord)
{
    /// <summary>Runs inside of the batch's exclusive write.</summary>
    public async Task WriteAsync(IEnumerable<TicketMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var closing in messages.Where(IsMissing))
        {
            var id = closing.Message.Id;
            await db
                .Tickets.Where(t => t.Id == closing.Ticket.Id && t.State == TicketState.Closed && t.ClosingMessageId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.ClosingMessageId, id), cancellationToken);
        }
    }

    // Fetched messages are found by the effect itself.
    private bool IsMissing(TicketMessage said) =>
        !said.Seen.Fetched
        && said.Ticket is { IsClosed: true, ClosingMessageId: null }
        && said.Message.Author.Id == discord.BotId
        && said.Ticket.IsClosingMessage(said.Message);
}
