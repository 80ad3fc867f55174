using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>Tickets to which anything happens that the lifecycle allows, written as the plugin writes it.</summary>
internal sealed class RandomLife(TicketsWorld world, Random random)
{
    private static readonly ulong[] Staff = [3001, 3002, 3003];
    private readonly List<Guid> _departments = [];
    private readonly List<Guid> _tickets = [];
    private DateTimeOffset _now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private ulong _message = 1;

    public IReadOnlyList<Guid> Tickets => _tickets;

    /// <summary>Messages that the archive does not have yet.</summary>
    private readonly List<ArchivedMessage> _missed = [];

    public async Task StepAsync() =>
        await world.HandleAsync<TicketsDbContext>(async db =>
        {
            if (_departments.Count == 0)
                _departments.AddRange(await db.Departments.OrderBy(d => d.Position).Select(d => d.Id).ToListAsync());
            _now += random.Next(4) == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(random.Next(1, 5_000_000));
            if (_tickets.Count == 0 || random.Next(12) == 0)
                Open(db);
            else if (random.Next(2) == 0)
                await SayAsync(db);
            else
                await ActAsync(db);
            if (random.Next(8) == 0)
            {
                db.Messages.AddRange(_missed);
                _missed.Clear();
            }

            await db.SaveChangesAsync();
        });

    public Task CatchUpAsync() =>
        world.HandleAsync<TicketsDbContext>(async db =>
        {
            db.Messages.AddRange(_missed);
            _missed.Clear();
            await db.SaveChangesAsync();
        });

    private void Open(TicketsDbContext db)
    {
        var byStaff = random.Next(4) == 0;
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(_now),
            GuildId = TicketsWorld.Guild,
            Number = 1000 + _tickets.Count,
            OwnerId = new(50 + (ulong)_tickets.Count),
            OwnerName = "Carl",
            OwnerCulture = "en",
            OpenedById = byStaff ? new(Staff[0]) : null,
            Description = "?",
            CreatedAt = _now,
        }
            .With(t => t.ChannelId, new Snowflake(5000 + (ulong)_tickets.Count))
            .With(t => t.DepartmentId, _departments[random.Next(_departments.Count)])
            .With(t => t.StateChangedAt, _now);
        _tickets.Add(ticket.Id);
        db.Tickets.Add(ticket);
        db.History.Add(
            Row(
                ticket,
                TicketAction.Open,
                TicketState.Open,
                byStaff ? Staff[0] : ticket.OwnerId.Value,
                byStaff ? ActorRoles.Staff : ActorRoles.Owner
            )
        );
    }

    private async Task SayAsync(TicketsDbContext db)
    {
        var ticket = await AnyAsync(db);
        var (author, roles) = random.Next(11) switch
        {
            < 3 => (ticket.OwnerId.Value, ActorRoles.Owner),
            3 => (77ul, ActorRoles.Invited),
            4 => (78ul, ActorRoles.None),
            5 => (900ul, ActorRoles.None),
            _ => (Staff[random.Next(Staff.Length)], ActorRoles.Staff),
        };
        var message = new ArchivedMessage
        {
            Id = new((_message++ << 22) + (ulong)_now.ToUnixTimeSeconds()),
            TicketId = ticket.Id,
            AuthorId = new(author),
            AuthorName = $"person{author}",
            AuthorIsBot = author == 900,
            Kind = author == 900 ? MessageKind.Own : MessageKind.Person,
            AuthorRoles = roles,
            Content = "…",
            CreatedAt = _now,
        };
        if (random.Next(5) == 0)
            _missed.Add(message);
        else
            db.Messages.Add(message);
        var action = roles == ActorRoles.Staff ? TicketAction.StaffWrites : TicketAction.CustomerWrites;
        if (
            roles is ActorRoles.Owner or ActorRoles.Invited or ActorRoles.Staff
            && TicketLifecycle.Find(ticket.State, action) is { } transition
            && transition.To != ticket.State
        )
            Apply(db, ticket, transition, author, roles);
    }

    private async Task ActAsync(TicketsDbContext db)
    {
        var ticket = await AnyAsync(db);
        // Most of what is done with a ticket does not end it.
        var mayEnd = random.Next(6) == 0;
        var possible = TicketLifecycle
            .Table.Where(t =>
                t.From == ticket.State
                && t.Action is not (TicketAction.CustomerWrites or TicketAction.StaffWrites)
                && (mayEnd || t.To != TicketState.Closed || t.From == TicketState.Closed)
            )
            .ToList();
        var transition = possible[random.Next(possible.Count)];
        var roles =
            transition.Who.HasFlag(ActorRoles.System) ? ActorRoles.System
            : transition.Who.HasFlag(ActorRoles.Owner) && random.Next(2) == 0 ? ActorRoles.Owner
            : transition.Who.HasFlag(ActorRoles.Staff) ? ActorRoles.Staff
            : ActorRoles.Owner;
        Apply(
            db,
            ticket,
            transition,
            roles == ActorRoles.System ? null
                : roles == ActorRoles.Owner ? ticket.OwnerId.Value
                : Staff[random.Next(Staff.Length)],
            roles
        );
    }

    private void Apply(TicketsDbContext db, Ticket ticket, Transition transition, ulong? actor, ActorRoles roles)
    {
        string? detail = null;
        switch (transition.Action)
        {
            case TicketAction.Transfer:
                ticket.With(t => t.DepartmentId, _departments[random.Next(_departments.Count)]);
                break;
            case TicketAction.Rate:
                detail = random.Next(1, 6).ToString(CultureInfo.InvariantCulture);
                break;
            case TicketAction.Claim:
                ticket.Assign(new(actor!.Value), "Tess");
                break;
            case TicketAction.SetPriority:
                ticket.SetPriority((TicketPriority)random.Next(4));
                break;
        }

        db.History.Add(Row(ticket, transition.Action, transition.To, actor, roles, detail));
        ticket.With(t => t.State, transition.To);
        if (transition.To == TicketState.Closed)
            ticket.With(t => t.ClosedAt, ticket.ClosedAt ?? _now);
    }

    private TicketHistory Row(Ticket ticket, TicketAction action, TicketState to, ulong? actor, ActorRoles roles, string? detail = null) =>
        new()
        {
            GuildId = ticket.GuildId,
            TicketId = ticket.Id,
            At = _now,
            Action = action,
            From = ticket.State,
            To = to,
            DepartmentId = ticket.DepartmentId,
            ActorId = actor is { } id ? new(id) : null,
            ActorName = "somebody",
            ActorRoles = roles,
            Detail = detail,
        };

    private async Task<Ticket> AnyAsync(TicketsDbContext db)
    {
        var tickets = await db.Tickets.Where(t => _tickets.Contains(t.Id)).ToDictionaryAsync(t => t.Id);
        // Little happens to what is closed.
        List<Guid> some = [.. _tickets.Where(id => random.Next(4) == 0 || tickets[id].State != TicketState.Closed)];
        return tickets[some.Count == 0 ? _tickets[^1] : some[random.Next(some.Count)]];
    }
}
