using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Limits;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>
/// Inserts the row of a new ticket, leased by the caller, unless a limit is reached. It comes before any request to Discord. All openings
/// of a server update its next number, so that concurrent ones conflict and no limit is exceeded.
/// </summary>
internal sealed class TicketInserter(
    TicketsDbContext db,
    OpeningFactsQuery check,
    OpeningRateLimit rateLimit,
    GuildLock guildLock,
    WorkLease lease
)
{
    /// <summary>The new ticket, or the refusal.</summary>
    public async Task<(Ticket? Ticket, Refusal? Refusal)> RunAsync(NewTicket wanted, CancellationToken cancellationToken)
    {
        using var turn = await guildLock.EnterAsync(wanted.GuildId, cancellationToken);
        // An admin may change the settings meanwhile.
        return await ConflictRetry.RetryAsync(db, () => TryInsertAsync(wanted, cancellationToken));
    }

    private async Task<(Ticket? Ticket, Refusal? Refusal)> TryInsertAsync(NewTicket wanted, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.SingleAsync(g => g.GuildId == wanted.GuildId, cancellationToken);
        var facts = await check.ReadAsync(guild, wanted.Department, wanted.Owner, cancellationToken);
        if (OpeningPolicy.Why(facts) is { } refusal)
            return (null, refusal);
        var flood = !wanted.Owner.ByStaff && await rateLimit.PullAsync(guild, cancellationToken);
        var ticket = flood ? null : await AddAsync(wanted, guild, facts, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ticket is null ? (null, OpeningPolicy.Paused(guild)) : (ticket, null);
    }

    private async Task<Ticket> AddAsync(NewTicket wanted, GuildSettings guild, OpeningFacts facts, CancellationToken cancellationToken)
    {
        var ticket = Make(wanted, guild, OpeningPolicy.FreeSlot(facts.Live, wanted.Department)!.Value);
        db.Tickets.Add(ticket);
        db.History.Add(TicketHistory.Opened(ticket, wanted.By, ticket.OpenedById is null ? ActorRoles.Owner : ActorRoles.Staff));
        db.Drafts.RemoveRange(
            await db
                .Drafts.Where(d => d.GuildId == wanted.GuildId && d.UserId == wanted.By.Id && d.DepartmentId == wanted.Department.Id)
                .ToListAsync(cancellationToken)
        );
        var sent = OpenTicket.Route(wanted.Department.Key).Value + ":";
        db.RefusedForms.RemoveRange(
            await db
                .RefusedForms.Where(f => f.GuildId == wanted.GuildId && f.UserId == wanted.By.Id && f.Route.StartsWith(sent))
                .ToListAsync(cancellationToken)
        );
        if (wanted.RequestId is { } request)
            db.OpenRequests.RemoveRange(await db.OpenRequests.Where(r => r.Id == request).ToListAsync(cancellationToken));
        return ticket;
    }

    private Ticket Make(NewTicket wanted, GuildSettings guild, int slot)
    {
        var now = lease.Now;
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(now),
            GuildId = wanted.GuildId,
            Number = guild.NextNumber++,
            OwnerId = wanted.Owner.Id,
            OwnerName = wanted.OwnerName,
            OwnerCulture = wanted.OwnerCulture,
            OpenedById = wanted.By.Id == wanted.Owner.Id ? null : wanted.By.Id,
            SourceMessage = wanted.SourceMessage,
            SourceText = wanted.SourceText,
            PanelChannelId = wanted.PanelChannelId,
            NoticeChannelId = guild.NoticeChannelId,
            Description = wanted.Description,
            Answers = [.. wanted.Answers],
            CreatedAt = now,
        };
        ticket.Open(wanted.Department, slot, lease.Until, wanted.IsAnswered);
        return ticket;
    }
}
