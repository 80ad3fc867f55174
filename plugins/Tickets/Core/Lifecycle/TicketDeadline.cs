using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>The next deadline of a ticket.</summary>
internal static class TicketDeadline
{
    /// <summary>The time and the action; null for none.</summary>
    public static (DateTimeOffset At, TicketAction Action)? Next(Ticket ticket, DepartmentRules rules)
    {
        if (ticket.State == TicketState.Resolved)
            return (ticket.StateChangedAt + rules.ReopenPeriod, TicketAction.Expire);
        if (ticket.CloseRequestExpiresAt is { } expires)
            return (expires, TicketAction.ExpireCloseRequest);
        // Staff is told when the snooze ends, and decides then.
        if (ticket.IsKeptOpen || ticket.SnoozedUntil is not null)
            return null;
        if (rules.AutoCloseAfter is not { } after || TicketLifecycle.Find(ticket.State, TicketAction.CloseInactive) is null)
            return null;
        var quietSince = LastWord(ticket);
        if (ticket.WarnedAt is { } warned && warned > quietSince)
            return (warned + Warning(rules, after), TicketAction.CloseInactive);
        return (quietSince + after - Warning(rules, after), TicketAction.WarnOfInactivity);
    }

    private static TimeSpan Warning(DepartmentRules rules, TimeSpan after) =>
        rules.AutoCloseWarning < after ? rules.AutoCloseWarning : after / 2;

    private static DateTimeOffset LastWord(Ticket ticket) =>
        new[]
        {
            ticket.CreatedAt,
            ticket.StateChangedAt,
            ticket.SnoozeEndedAt ?? default,
            ticket.LastCustomerMessageAt ?? default,
            ticket.LastStaffMessageAt ?? default,
        }.Max();
}
