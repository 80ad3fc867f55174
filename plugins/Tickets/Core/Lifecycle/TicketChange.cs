using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>A valid and allowed action on a ticket, before it is saved.</summary>
internal sealed class TicketChange(Ticket ticket, Transition transition, Actor by, ActorRoles roles, DateTimeOffset now)
{
    public Ticket Ticket => ticket;

    public Transition Transition => transition;

    public Actor By => by;

    public ActorRoles Roles => roles;

    public DateTimeOffset Now => now;

    /// <summary>Why it is closed, where it is; null for no reason.</summary>
    public string? CloseReason { get; set; }

    /// <summary>The detail in the history.</summary>
    public string? Detail { get; set; }

    /// <summary>The argument of the notice, escaped. Null for no notice.</summary>
    public IReadOnlyList<string>? Post { get; set; } = [by.Id is { } id ? Mention.User(id) : by.Name];

    /// <summary>The change of its labels; null for none.</summary>
    public LabelChange? Labels { get; set; }

    /// <summary>The users to ping besides the department.</summary>
    public Snowflake? PingsUser { get; set; }

    /// <summary>Until when the department is not pinged; null if it is pinged now.</summary>
    public DateTimeOffset? NoPingUntil { get; set; }
}

/// <summary>The result of an action.</summary>
/// <param name="Ticket">The ticket after the action; null for none.</param>
/// <param name="Done">The saved change; null for none.</param>
/// <param name="Refusal">The refusal, as a key of a text with arguments; null if it was done.</param>
internal sealed record ChangeResult(Ticket? Ticket, TicketChange? Done, Refusal? Refusal)
{
    /// <summary>Completes when its effects are done or postponed; never fails.</summary>
    public Task Work { get; init; } = Task.CompletedTask;
}
