using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>
/// Takes a person out of what was written. Transcripts and exports of tickets that name the person go first, while it can be told which they are; whoever asks for one gets it made
/// anew, without the person.
/// </summary>
internal sealed class EraseWords(TicketsDbContext db, EraseMessages messages, EraseExports exports, EraseNumbers numbers, Transcripts transcripts)
{
    public async Task RunAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var naming = Naming(guild, user);
        foreach (var ticket in await naming.Where(id => db.Transcripts.Any(r => r.TicketId == id)).ToListAsync(cancellationToken))
            await DropAsync(ticket, count, cancellationToken);
        // Where a rule has taken the messages, somebody who only wrote there, such as with an invited role, is in the transcript alone.
        var silent = db.Over(guild).Where(t => t.MessagesRemovedAt != null && db.Transcripts.Any(r => r.TicketId == t.Id)).Select(t => t.Id);
        foreach (var ticket in await silent.ToListAsync(cancellationToken))
        {
            if (await transcripts.NamesAsync(ticket, user, cancellationToken))
                await DropAsync(ticket, count, cancellationToken);
        }

        await exports.RunAsync(guild, user, naming, count, cancellationToken);
        await numbers.CountAsync(guild, user, cancellationToken);
        await messages.RunAsync(guild, user, count, cancellationToken);
    }

    private async Task DropAsync(Guid ticket, ErasedCount count, CancellationToken cancellationToken)
    {
        await transcripts.DropAsync(ticket, cancellationToken);
        count.Deleted++;
    }

    // By all that a transcript is made of. Where a rule has taken the messages it is told by what was done, and by whose words were counted.
    private IQueryable<Guid> Naming(Snowflake guild, Snowflake user)
    {
        var (mention, nick, quoted, id) = ($"%<@{user}>%", $"%<@!{user}>%", $"%\"{user}\"%", user.ToString());
        return db.Over(guild).Where(t => t.OwnerId == user || t.OpenedById == user || t.ClosedById == user || t.AssigneeId == user
                || t.Members.Any(m => m.TargetId == user || m.InvitedById == user)
                || db.History.Any(h => h.TicketId == t.Id && (h.ActorId == user || h.Detail == id))
                || db.Notes.Any(n => n.TicketId == t.Id && n.AuthorId == user)
                || db.Words.Any(w => w.TicketId == t.Id && w.StaffId == user)
                || db.Messages.Any(m => m.TicketId == t.Id && (m.AuthorId == user || EF.Functions.Like(m.Content, mention) || EF.Functions.Like(m.Content, nick)
                    || EF.Functions.Like(m.EmbedsJson!, mention) || EF.Functions.Like(m.ComponentsJson!, mention) || EF.Functions.Like(m.ForwardsJson!, mention)
                    || EF.Functions.Like(m.MentionsJson!, quoted))))
            .Select(t => t.Id);
    }
}
