using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Limits;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Reopening;

/// <summary>
/// Creates the follow-up of a closed ticket, with its participants, answers and notes; the caller saves. It counts like one opened by
/// staff.
/// </summary>
internal sealed class FollowUpTicketWriter(TicketsDbContext db, OpeningFactsQuery check, WorkLease lease)
{
    public async Task<(Ticket? Ticket, Refusal? Refusal)> RunAsync(
        TicketChange reopening,
        Participants people,
        CancellationToken cancellationToken
    )
    {
        var (closed, department) = (reopening.Ticket, reopening.Ticket.Department!);
        if (await db.Tickets.AsNoTracking().GoingOnFrom(closed).FirstOrDefaultAsync(cancellationToken) is { } there)
            return (null, new Refusal("reopen.already", closed.Label, ReopenAction.Name(there)));
        if (department.RemovedAt is not null)
            return (null, new Refusal("reopen.department-gone", closed.Label));
        if (closed.OwnerId == DeletedUser.Id)
            return (null, new Refusal("reopen.owner-erased", closed.Label));
        if (people.Owner is not { } owner)
            return (null, new Refusal("reopen.owner-left", closed.Label));
        var guild = await db.GuildSettings.SingleAsync(g => g.GuildId == closed.GuildId, cancellationToken);
        var facts = await check.ReadAsync(guild, department, new Opener(closed.OwnerId, owner.Roles, ByStaff: true), cancellationToken);
        if (OpeningPolicy.Why(facts) is { } refusal)
            return (null, refusal);
        var ticket = Make(reopening, people, owner, guild, OpeningPolicy.FreeSlot(facts.Live, department)!.Value);
        db.Tickets.Add(ticket);
        db.History.Add(TicketHistory.Opened(ticket, reopening.By, reopening.Roles, closed.Label));
        await CopyNotesAsync(closed, ticket, cancellationToken);
        var labels = await db.TicketLabels.Where(l => l.TicketId == closed.Id).Select(l => l.LabelId).ToListAsync(cancellationToken);
        db.TicketLabels.AddRange(labels.Select(label => new TicketLabel { TicketId = ticket.Id, LabelId = label }));
        reopening.Detail = ticket.Label;
        return (ticket, null);
    }

    private Ticket Make(TicketChange reopening, Participants people, Member owner, GuildSettings guild, int slot)
    {
        var (closed, now, id) = (reopening.Ticket, lease.Now, Guid.CreateVersion7(lease.Now));
        var ticket = new Ticket
        {
            Id = id,
            GuildId = closed.GuildId,
            Number = guild.NextNumber++,
            ReopenedFromId = closed.Id,
            OwnerId = closed.OwnerId,
            OwnerName = owner.DisplayName,
            OwnerCulture = closed.OwnerCulture,
            OpenedById = reopening.By.Id == closed.OwnerId ? null : reopening.By.Id,
            SourceMessage = closed.SourceMessage,
            SourceText = closed.SourceText,
            PanelChannelId = closed.PanelChannelId,
            NoticeChannelId = guild.NoticeChannelId,
            Description = closed.Description,
            Answers = [.. closed.Answers],
            CreatedAt = now,
            Members =
            [
                .. people.Invited.Select(who => new TicketMember
                {
                    TicketId = id,
                    TargetId = who.TargetId,
                    IsRole = who.IsRole,
                    InvitedById = who.InvitedById,
                    InvitedAt = who.InvitedAt,
                }),
            ],
        };
        ticket.Open(closed.Department!, slot, lease.Until, isAnswered: false);
        ticket.TakeOver(closed, people.HasAssignee);
        return ticket;
    }

    // So that notes are available in the follow-up.
    private async Task CopyNotesAsync(Ticket closed, Ticket ticket, CancellationToken cancellationToken)
    {
        var notes = await db.Notes.AsNoTracking().Where(n => n.TicketId == closed.Id).OrderBy(n => n.Id).ToListAsync(cancellationToken);
        db.Notes.AddRange(
            notes.Select(note => new TicketNote
            {
                TicketId = ticket.Id,
                AuthorId = note.AuthorId,
                AuthorName = note.AuthorName,
                Text = note.Text,
                CreatedAt = note.CreatedAt,
            })
        );
    }
}
