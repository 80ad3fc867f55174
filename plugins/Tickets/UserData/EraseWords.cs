using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>
/// Takes a person out of what was written. Transcripts of tickets that name the person go first, while it can be told which they are; whoever asks for one gets it made anew, without
/// the person.
/// </summary>
internal sealed class EraseWords(TicketsDbContext db, EraseMessages messages, Transcripts transcripts)
{
    public async Task RunAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var mention = $"%<@{user}>%";
        var named = await db.Over(guild).Where(t => db.Transcripts.Any(r => r.TicketId == t.Id))
            .Where(t => t.OwnerId == user || t.ClosedById == user || t.AssigneeId == user
                || db.Messages.Any(m => m.TicketId == t.Id && (m.AuthorId == user || EF.Functions.Like(m.Content, mention) || EF.Functions.Like(m.EmbedsJson!, mention))))
            .Select(t => t.Id).ToListAsync(cancellationToken);
        foreach (var ticket in named)
        {
            await transcripts.DropAsync(ticket, cancellationToken);
            count.Deleted++;
        }

        await messages.RunAsync(guild, user, count, cancellationToken);
    }
}
