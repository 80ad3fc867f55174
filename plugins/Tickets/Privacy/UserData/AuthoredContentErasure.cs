using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>
/// Erases a user from messages and texts. Transcripts and exports of tickets that name the user are deleted first, while they can be
/// found; they are built again on request, without the user.
/// </summary>
internal sealed class AuthoredContentErasure(
    TicketsDbContext db,
    PersonMentionQuery find,
    OwnTextErasure written,
    ExportErasure exports,
    TranscriptStore transcripts
)
{
    public async Task EraseAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var mentions = await find.FindAsync(guild, user, cancellationToken);
        var naming = mentions.Everywhere.Union(await Involving(guild, user).ToListAsync(cancellationToken)).ToList();
        foreach (
            var ticket in await db
                .Transcripts.Where(r => EF.Parameter(naming).Contains(r.TicketId))
                .Select(r => r.TicketId)
                .Distinct()
                .ToListAsync(cancellationToken)
        )
            await DropAsync(ticket, count, cancellationToken);
        // If retention has deleted the messages, a user who only wrote there, such as with an invited role, is in the transcript alone.
        var silent = db.Over(guild)
            .Where(t => t.MessagesRemovedAt != null && db.Transcripts.Any(r => r.TicketId == t.Id))
            .Select(t => t.Id);
        foreach (var ticket in await silent.ToListAsync(cancellationToken))
        {
            if (await transcripts.NamesAsync(ticket, user, cancellationToken))
                await DropAsync(ticket, count, cancellationToken);
        }

        await exports.EraseAsync(guild, user, naming, count, cancellationToken);
        await written.EraseAsync(guild, user, mentions, count, cancellationToken);
    }

    private async Task DropAsync(Guid ticket, ErasedCount count, CancellationToken cancellationToken)
    {
        await transcripts.DropAsync(ticket, cancellationToken);
        count.Deleted++;
    }

    // By history and metrics, which remain after retention has deleted the messages.
    private IQueryable<Guid> Involving(Snowflake guild, Snowflake user)
    {
        var id = user.ToString();
        return db.Over(guild)
            .Where(t =>
                t.OwnerId == user
                || t.OpenedById == user
                || t.ClosedById == user
                || t.AssigneeId == user
                || t.Members.Any(m => m.TargetId == user || m.InvitedById == user)
                || db.History.Any(h => h.TicketId == t.Id && (h.ActorId == user || h.Detail == id))
                || db.Notes.Any(n => n.TicketId == t.Id && n.AuthorId == user)
                || db.MessageFacts.Any(w => w.TicketId == t.Id && w.StaffId == user)
            )
            .Select(t => t.Id);
    }
}

/// <summary>The user's own messages, and mentions by others; counted before the erasure.</summary>
internal sealed class OwnTextErasure(MetricsErasure numbers, MentionErasure mentions, MessageErasure messages)
{
    public async Task EraseAsync(
        Snowflake guild,
        Snowflake user,
        PersonMentions named,
        ErasedCount count,
        CancellationToken cancellationToken
    )
    {
        await numbers.CountAsync(guild, user, cancellationToken);
        await messages.EraseAsync(guild, user, count, cancellationToken);
        await mentions.EraseAsync(named, user, count, cancellationToken);
    }
}
