using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>An action on a ticket that is possible and allowed, before it is saved.</summary>
internal sealed class TicketChange(Ticket ticket, Transition transition, Actor by, ActorRoles roles, DateTimeOffset now)
{
    public Ticket Ticket => ticket;

    public Transition Transition => transition;

    public Actor By => by;

    public ActorRoles Roles => roles;

    public DateTimeOffset Now => now;

    /// <summary>What the history keeps beside the action.</summary>
    public string? Detail { get; set; }

    /// <summary>What the line in the channel names; already safe to show. Null for no line.</summary>
    public IReadOnlyList<string>? Post { get; set; } = [by.Id is { } id ? $"<@{id}>" : by.Name];

    /// <summary>Whom the line pings beside the department.</summary>
    public Snowflake? PingsUser { get; set; }

    /// <summary>Until when the department is not pinged again; null when it is now.</summary>
    public DateTimeOffset? NoPingUntil { get; set; }
}

/// <summary>What came of an action.</summary>
/// <param name="Ticket">The ticket as it is now; null when there is none.</param>
/// <param name="Done">The change that was saved; null when nothing was done.</param>
/// <param name="Refusal">Why not, as a key of a text and what it names; null when it was done.</param>
internal sealed record ChangeResult(Ticket? Ticket, TicketChange? Done, Refusal? Refusal)
{
    /// <summary>Ends once what follows from it is done or put off; never fails.</summary>
    public Task Work { get; init; } = Task.CompletedTask;
}
