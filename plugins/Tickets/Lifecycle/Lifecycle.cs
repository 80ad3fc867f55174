using static DCTicket.Tickets.ActorRoles;
using static DCTicket.Tickets.TicketAction;
using static DCTicket.Tickets.TicketState;
using static DCTicket.Tickets.TransitionEffects;

namespace DCTicket.Tickets;

/// <summary>
/// The life of a ticket as one table: state × action × who → state and effects. What is not in it is not possible. The checks of commands and
/// buttons, the buttons that are shown, docs/tickets.md and the exhaustive test all read it.
/// </summary>
internal static class Lifecycle
{
    private const ActorRoles Participant = Owner | Invited | Staff;
    private const TransitionEffects Nothing = TransitionEffects.None;

    private static readonly TicketState[] _working = [TicketState.Open, WaitingForStaff, WaitingForCustomer];
    private static readonly TicketState[] _live = [.. _working, Resolved];

    private static readonly (TicketAction Action, TicketState[] From, ActorRoles Who, TicketState? To, TransitionEffects Effects)[] _rows =
    [
        (CustomerWrites, [TicketState.Open], Owner | Invited, null, Nothing),
        (CustomerWrites, [WaitingForStaff, WaitingForCustomer], Owner | Invited, WaitingForStaff, Nothing),
        (CustomerWrites, [Resolved], Owner | Invited, WaitingForStaff, Control | Post),
        (StaffWrites, [TicketState.Open], Staff, WaitingForCustomer, Control),
        (StaffWrites, [WaitingForStaff, WaitingForCustomer], Staff, WaitingForCustomer, Nothing),
        (StaffWrites, [Resolved], Staff, null, Nothing),

        (Handoff, [TicketState.Open], Participant, WaitingForStaff, Control | Ping | Post),
        (Handoff, [WaitingForStaff, WaitingForCustomer], Participant, WaitingForStaff, Ping | Post),
        (Claim, [TicketState.Open], Staff, WaitingForStaff, Control | Post),
        (Claim, [WaitingForStaff, WaitingForCustomer], Staff, null, Control | Post),
        (Unclaim, _working, Assignee | Admin | ActorRoles.System, null, Control | Post),
        (Assign, [TicketState.Open], Staff, WaitingForStaff, Control | Post),
        (Assign, [WaitingForStaff, WaitingForCustomer], Staff, null, Control | Post),
        (Transfer, [TicketState.Open], Staff, null, Control | Access | Place | Category | Ping | Post),
        (Transfer, [WaitingForStaff, WaitingForCustomer], Staff, WaitingForStaff, Control | Access | Place | Category | Ping | Post),
        (Invite, _live, Owner | Staff, null, Access | Post),
        (Uninvite, _live, Owner | Staff, null, Access | Post),
        (Rename, _live, Staff, null, Place),
        (TicketAction.SetPriority, _live, Staff, null, Nothing),
        (Note, _live, Staff, null, Nothing),
        (Repair, _live, Staff, null, Control | Access | Place | Category),

        (Resolve, _working, Owner | Staff, Resolved, Control | Post),
        (Reopen, [Resolved], Participant, WaitingForStaff, Control | Post),
        // Its channel is gone: a new ticket goes on where this one ended.
        (Reopen, [Closed], Staff, null, Nothing),
        (TicketAction.Close, _live, Owner | Staff, Closed, Access | Closing),
        (Rate, [Resolved, Closed], Owner, null, TransitionEffects.Log),

        // Only where staff has answered: a ticket that waits for staff is never closed because nobody writes in it.
        (WarnOfInactivity, [WaitingForCustomer], ActorRoles.System, null, Post),
        (CloseInactive, [WaitingForCustomer], ActorRoles.System, Closed, Access | Closing),
        (Expire, [Resolved], ActorRoles.System, Closed, Access | Closing),
        (OwnerLeaves, _live, ActorRoles.System, Closed, Access | Closing),
        (ChannelGone, _live, ActorRoles.System, Closed, Closing),
    ];

    private static readonly Dictionary<(TicketState, TicketAction), Transition> _table = _rows
        .SelectMany(row => row.From, (row, from) => new Transition(from, row.Action, row.Who, row.To ?? from, row.Effects))
        .ToDictionary(transition => (transition.From, transition.Action));

    /// <summary>The buttons of the control message, in their order. Each is shown where its action is possible and somebody in the channel may do it.</summary>
    private static readonly (TicketAction Action, TicketState[] In)[] _buttons =
    [
        (Handoff, [TicketState.Open]),
        (Claim, _working),
        (Resolve, _working),
        (Reopen, [Resolved]),
        // Staff was called when the ticket was opened; here it is called again.
        (Handoff, [WaitingForStaff, WaitingForCustomer]),
        (TicketAction.Close, _live),
    ];

    public static IReadOnlyCollection<Transition> Table => _table.Values;

    /// <summary>What an action does in a state; null where it is not possible.</summary>
    public static Transition? Find(TicketState state, TicketAction action) => _table.GetValueOrDefault((state, action));

    /// <summary>The actions that have a button in a state.</summary>
    public static IEnumerable<TicketAction> Buttons(TicketState state) =>
        _buttons.Where(button => button.In.Contains(state) && Find(state, button.Action) is not null).Select(button => button.Action);
}
