using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Writes the row of a new ticket, claimed by who asks. It comes before anything on Discord.</summary>
internal sealed class InsertTicket(TicketsDbContext db, Claims claims)
{
    // Each turn somebody gets a number, so this many members would have to click at the same instant.
    private const int Turns = 50;

    /// <summary>The new ticket, or the live one that the member has there already.</summary>
    public async Task<(Ticket Ticket, bool IsNew)> RunAsync(
        InteractionContext context, Guid department, string description, CancellationToken cancellationToken)
    {
        for (var turn = 1; ; turn++)
        {
            db.ChangeTracker.Clear();
            if (await db.Tickets.LiveOf(context.GuildId, department, context.Member.User.Id).FirstOrDefaultAsync(cancellationToken) is { } live)
                return (live, false);
            var guild = await db.GuildSettings.SingleAsync(g => g.GuildId == context.GuildId, cancellationToken);
            var ticket = Make(context, department, description, guild.NextNumber++);
            guild.BotPermissions = context.AppPermissions;
            db.Tickets.Add(ticket);
            db.History.Add(Opened(ticket));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return (ticket, true);
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || e.IsUniqueViolation()) && turn < Turns)
            {
                // Somebody else took the number, or the member clicked twice: look again.
            }
        }
    }

    private Ticket Make(InteractionContext context, Guid department, string description, int number) => new()
    {
        Id = Guid.CreateVersion7(claims.Now),
        GuildId = context.GuildId,
        Number = number,
        DepartmentId = department,
        OwnerId = context.Member.User.Id,
        OwnerName = context.Member.DisplayName,
        OwnerCulture = context.Culture.Name,
        Slot = 1,
        State = TicketState.Open,
        Description = description,
        CreatedAt = claims.Now,
        StateChangedAt = claims.Now,
        NextStepAt = claims.Until,
        // The next look at deadlines finds out which one it has.
        DeadlineAt = claims.Now,
    };

    private static TicketHistory Opened(Ticket ticket) => new()
    {
        GuildId = ticket.GuildId,
        TicketId = ticket.Id,
        At = ticket.CreatedAt,
        Action = TicketAction.Open,
        From = TicketState.Open,
        To = TicketState.Open,
        DepartmentId = ticket.DepartmentId,
        ActorId = ticket.OwnerId,
        ActorName = ticket.OwnerName,
        ActorRoles = ActorRoles.Owner,
    };
}
