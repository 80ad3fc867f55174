using DCTicket.Contracts;
using static DCTicket.Contracts.TicketState;
using static DCTicket.Tickets.Core.Lifecycle.ActorRoles;
using static DCTicket.Tickets.Core.Lifecycle.TicketAction;
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

    private static readonly TicketState[] Working = [TicketState.Open, WaitingForStaff, WaitingForCustomer];
    private static readonly TicketState[] Live = [.. Working, TicketState.Resolved];

    private static readonly (TicketAction Action, TicketState[] From, ActorRoles Who, TicketState? To, TransitionEffects Effects)[] Rows =
    [
        (CustomerWrites, [TicketState.Open], Owner | Invited, null, Nothing),
        (CustomerWrites, [WaitingForStaff, WaitingForCustomer], Owner | Invited, WaitingForStaff, Nothing),
        (CustomerWrites, [TicketState.Resolved], Owner | Invited, WaitingForStaff, Control | Notice),
        (StaffWrites, [TicketState.Open], Staff, WaitingForCustomer, Control),
        (StaffWrites, [WaitingForStaff, WaitingForCustomer], Staff, WaitingForCustomer, Nothing),
        (StaffWrites, [TicketState.Resolved], Staff, null, Nothing),
        (Handoff, [TicketState.Open], Participant | ActorRoles.System, WaitingForStaff, Control | Ping | Notice),
        (Handoff, [WaitingForStaff, WaitingForCustomer], Participant | ActorRoles.System, WaitingForStaff, Ping | Notice),
        (Claim, [TicketState.Open], Staff, WaitingForStaff, Control | ClaimAccess | Notice),
        (Claim, [WaitingForStaff, WaitingForCustomer], Staff, null, Control | ClaimAccess | Notice),
        (Unclaim, Working, Assignee | Admin | ActorRoles.System, null, Control | ClaimAccess | Notice),
        (Assign, [TicketState.Open], Staff | ActorRoles.System, WaitingForStaff, Control | ClaimAccess | Notice),
        (Assign, [WaitingForStaff, WaitingForCustomer], Staff | ActorRoles.System, null, Control | ClaimAccess | Notice),
        (Transfer, [TicketState.Open], Staff, null, Control | Overwrites | ChannelName | Category | Ping | Notice),
        (
            Transfer,
            [WaitingForStaff, WaitingForCustomer],
            Staff,
            WaitingForStaff,
            Control | Overwrites | ChannelName | Category | Ping | Notice
        ),
        (Invite, Live, Owner | Staff, null, Overwrites | Notice),
        (Uninvite, Live, Owner | Staff, null, Overwrites | Notice),
        (Rename, Live, Staff, null, ChannelName),
        (TicketAction.SetPriority, Live, Staff | ActorRoles.System, null, TransitionEffects.StaffThread),
        (Note, Live, Staff | ActorRoles.System, null, TransitionEffects.StaffThread),
        // The state changes when the reply is in the channel, as for any message of staff.
        (SendReply, Live, Staff, null, Notice),
        (ChangeLabels, Live, Staff, null, Control),
        (SetAutoClose, Live, Staff, null, Nothing),
        (Snooze, Working, Staff, null, Control),
        (EndSnooze, Working, Staff | ActorRoles.System, null, Control | Notice),
        (Repair, Live, Staff, null, Control | Overwrites | ChannelName | Category),
        (Resolve, Working, Owner | Staff | ActorRoles.System, TicketState.Resolved, Control | Notice),
        (Reopen, [TicketState.Resolved], Participant, WaitingForStaff, Control | Notice),
        // Its channel is gone: a follow-up ticket is created.
        (Reopen, [Closed], Staff, null, Nothing),
        (TicketAction.Close, Live, Owner | Staff | ActorRoles.System, Closed, Overwrites | Completion),
        (RequestClose, Working, Staff, WaitingForCustomer, Notice),
        (ConfirmClose, [WaitingForCustomer], Owner, Closed, Overwrites | Completion),
        (DeclineClose, [WaitingForCustomer], Owner, WaitingForStaff, Notice),
        (ExpireCloseRequest, [WaitingForCustomer], ActorRoles.System, Closed, Overwrites | Completion),
        (Rate, [TicketState.Resolved, Closed], Owner, null, TransitionEffects.Log),
        // Only after a reply of staff: a ticket that waits for staff is never closed for inactivity.
        (WarnOfInactivity, [WaitingForCustomer], ActorRoles.System, null, Notice),
        (CloseInactive, [WaitingForCustomer], ActorRoles.System, Closed, Overwrites | Completion),
        (Expire, [TicketState.Resolved], ActorRoles.System, Closed, Overwrites | Completion),
        (OwnerLeaves, Live, ActorRoles.System, Closed, Overwrites | Completion),
        (ChannelGone, Live, ActorRoles.System, Closed, Completion),
    ];

    private static readonly Dictionary<(TicketState, TicketAction), Transition> ByCell = Rows.SelectMany(
            row => row.From,
            (row, from) => new Transition(from, row.Action, row.Who, row.To ?? from, row.Effects)
        )
        .ToDictionary(transition => (transition.From, transition.Action));

    /// <summary>
    /// The buttons of the control message, in order. Each is shown if its action is valid and somebody in the channel may do it.
    /// </summary>
    private static readonly (TicketAction Action, TicketState[] In)[] AllButtons =
    [
        (Handoff, [TicketState.Open]),
        (Claim, Working),
        (Resolve, Working),
        (Reopen, [TicketState.Resolved]),
        // Staff was pinged when the ticket was opened; here it is pinged again.
        (Handoff, [WaitingForStaff, WaitingForCustomer]),
        (TicketAction.Close, Live),
    ];

    public static IReadOnlyCollection<Transition> Table => ByCell.Values;

    /// <summary>The transition of an action in a state; null if it is invalid.</summary>
    public static Transition? Find(TicketState state, TicketAction action) => ByCell.GetValueOrDefault((state, action));

    /// <summary>The actions with a button in a state.</summary>
    public static IEnumerable<TicketAction> Buttons(TicketState state) =>
        AllButtons.Where(button => button.In.Contains(state) && Find(state, button.Action) is not null).Select(button => button.Action);
}
