using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Tests.Core;

internal static class LifecycleTable
{
    // Who may do what in which state, and which state it is then, written down by hand. O owner, I invited, S staff, A assignee, D
    // administrator, X DCTicket itself.
    internal const string Expected = """
        CustomerWrites     OI  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForStaff Resolved>WaitingForStaff
        StaffWrites        S   Open>WaitingForCustomer WaitingForStaff>WaitingForCustomer WaitingForCustomer>WaitingForCustomer
        StaffWrites        S   Resolved>Resolved
        Handoff            OISX Open>WaitingForStaff WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForStaff
        Claim              S   Open>WaitingForStaff WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Unclaim            ADX Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Assign             SX  Open>WaitingForStaff WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Transfer           S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForStaff
        Invite             OS  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Uninvite           OS  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Rename             S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        SetPriority        SX  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Note               SX  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        SendReply          S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        ChangeLabels       S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        SetAutoClose       S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Snooze             S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        EndSnooze          SX  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Repair             S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Resolve            OSX Open>Resolved WaitingForStaff>Resolved WaitingForCustomer>Resolved
        Reopen             OIS Resolved>WaitingForStaff
        Reopen             S   Closed>Closed
        Close              OSX Open>Closed WaitingForStaff>Closed WaitingForCustomer>Closed Resolved>Closed
        RequestClose       S   Open>WaitingForCustomer WaitingForStaff>WaitingForCustomer WaitingForCustomer>WaitingForCustomer
        ConfirmClose       O   WaitingForCustomer>Closed
        DeclineClose       O   WaitingForCustomer>WaitingForStaff
        ExpireCloseRequest X   WaitingForCustomer>Closed
        Rate               O   Resolved>Resolved Closed>Closed
        WarnOfInactivity   X   WaitingForCustomer>WaitingForCustomer
        CloseInactive      X   WaitingForCustomer>Closed
        Expire             X   Resolved>Closed
        OwnerLeaves        X   Open>Closed WaitingForStaff>Closed WaitingForCustomer>Closed Resolved>Closed
        ChannelGone        X   Open>Closed WaitingForStaff>Closed WaitingForCustomer>Closed Resolved>Closed
        """;

    internal static readonly Dictionary<char, ActorRoles> Letters = new()
    {
        ['O'] = ActorRoles.Owner,
        ['I'] = ActorRoles.Invited,
        ['S'] = ActorRoles.Staff,
        ['A'] = ActorRoles.Assignee,
        ['D'] = ActorRoles.Admin,
        ['X'] = ActorRoles.System,
    };

    internal static IEnumerable<(TicketState State, TicketAction Action)> Cells() =>
        Enum.GetValues<TicketState>().SelectMany(_ => Enum.GetValues<TicketAction>(), (state, action) => (state, action));

    internal static Dictionary<(TicketState, TicketAction), (string Who, TicketState To)> Read()
    {
        var expected = new Dictionary<(TicketState, TicketAction), (string, TicketState)>();
        foreach (var row in Expected.Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var cell in parts[2..].Select(cell => cell.Split('>')))
                expected.Add(
                    (Enum.Parse<TicketState>(cell[0]), Enum.Parse<TicketAction>(parts[0])),
                    (parts[1], Enum.Parse<TicketState>(cell[1]))
                );
        }

        return expected;
    }
}
