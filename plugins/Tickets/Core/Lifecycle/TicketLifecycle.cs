using static DCTicket.Tickets.Core.Lifecycle.ActorRoles;
using static DCTicket.Tickets.Core.Lifecycle.TicketAction;
using static DCTicket.Tickets.Core.Lifecycle.TicketState;
using static DCTicket.Tickets.Core.Lifecycle.TransitionEffects;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>
/// The state machine of a ticket as a table: state × action × actor → state and effects. Other combinations are invalid. Checks, visible
/// buttons, docs/tickets.md and the exhaustive test all read it.
/// </summary>
internal static class TicketLifecycle
{
    private const ActorRoles Participant = Owner | Invited | Staff;
    private const TransitionEffects Nothing = TransitionEffects.None;

    private static readonly TicketState[] _working = [TicketState.Open, WaitingForStaff, WaitingForCustomer];
    private static readonly TicketState[] _live = [.. _working, Resolved];

    private static readonly (TicketAction Action, TicketState[] From, ActorRoles Who, TicketState? To, TransitionEffects Effects)[] _rows =
    [
        (CustomerWrites, [TicketState.Open], Owner | Invited, null, Nothing),
        (CustomerWrites, [WaitingForStaff, WaitingForCustomer], Owner | Invited, WaitingForStaff, Nothing),
        (CustomerWrites, [Resolved], Owner | Invited, WaitingForStaff, Control | Notice),
        (StaffWrites, [TicketState.Open], Staff, WaitingForCustomer, Control),
        (StaffWrites, [WaitingForStaff, WaitingForCustomer], Staff, WaitingForCustomer, Nothing),
        (StaffWrites, [Resolved], Staff, null, Nothing),
        (Handoff, [TicketState.Open], Participant, WaitingForStaff, Control | Ping | Notice),
        (Handoff, [WaitingForStaff, WaitingForCustomer], Participant, WaitingForStaff, Ping | Notice),
        (Claim, [TicketState.Open], Staff, WaitingForStaff, Control | Notice),
        (Claim, [WaitingForStaff, WaitingForCustomer], Staff, null, Control | Notice),
        (Unclaim, _working, Assignee | Admin | ActorRoles.System, null, Control | Notice),
        (Assign, [TicketState.Open], Staff, WaitingForStaff, Control | Notice),
        (Assign, [WaitingForStaff, WaitingForCustomer], Staff, null, Control | Notice),
        (Transfer, [TicketState.Open], Staff, null, Control | Overwrites | ChannelName | Category | Ping | Notice),
        (
            Transfer,
            [WaitingForStaff, WaitingForCustomer],
            Staff,
            WaitingForStaff,
            Control | Overwrites | ChannelName | Category | Ping | Notice
        ),
        (Invite, _live, Owner | Staff, null, Overwrites | Notice),
        (Uninvite, _live, Owner | Staff, null, Overwrites | Notice),
        (Rename, _live, Staff, null, ChannelName),
        (TicketAction.SetPriority, _live, Staff, null, Nothing),
        (Note, _live, Staff, null, Nothing),
        (Repair, _live, Staff, null, Control | Overwrites | ChannelName | Category),
        (Resolve, _working, Owner | Staff, Resolved, Control | Notice),
        (Reopen, [Resolved], Participant, WaitingForStaff, Control | Notice),
        // Its channel is gone: a follow-up ticket is created.
        (Reopen, [Closed], Staff, null, Nothing),
        (TicketAction.Close, _live, Owner | Staff, Closed, Overwrites | Completion),
        (Rate, [Resolved, Closed], Owner, null, TransitionEffects.Log),
        // Only after a reply of staff: a ticket that waits for staff is never closed for inactivity.
        (WarnOfInactivity, [WaitingForCustomer], ActorRoles.System, null, Notice),
        (CloseInactive, [WaitingForCustomer], ActorRoles.System, Closed, Overwrites | Completion),
        (Expire, [Resolved], ActorRoles.System, Closed, Overwrites | Completion),
        (OwnerLeaves, _live, ActorRoles.System, Closed, Overwrites | Completion),
        (ChannelGone, _live, ActorRoles.System, Closed, Completion),
    ];

    private static readonly Dictionary<(TicketState, TicketAction), Transition> _table = _rows
        .SelectMany(row => row.From, (row, from) => new Transition(from, row.Action, row.Who, row.To ?? from, row.Effects))
        .ToDictionary(transition => (transition.From, transition.Action));

    /// <summary>
    /// The buttons of the control message, in order. Each is shown if its action is valid and somebody in the channel may do it.
    /// </summary>
    private static readonly (TicketAction Action, TicketState[] In)[] _buttons =
    [
        (Handoff, [TicketState.Open]),
        (Claim, _working),
        (Resolve, _working),
        (Reopen, [Resolved]),
        // Staff was pinged when the ticket was opened; here it is pinged again.
        (Handoff, [WaitingForStaff, WaitingForCustomer]),
        (TicketAction.Close, _live),
    ];

    public static IReadOnlyCollection<Transition> Table => _table.Values;

    /// <summary>The transition of an action in a state; null if it is invalid.</summary>
    public static Transition? Find(TicketState state, TicketAction action) => _table.GetValueOrDefault((state, action));

    /// <summary>The actions with a button in a state.</summary>
    public static IEnumerable<TicketAction> Buttons(TicketState state) =>
        _buttons.Where(button => button.In.Contains(state) && Find(state, button.Action) is not null).Select(button => button.Action);
}
