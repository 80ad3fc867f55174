using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>Counts a ticket as docs/statistics.md words it: each number by itself, looking at everything again.</summary>
internal sealed class Oracle(Ticket ticket, IReadOnlyList<TicketHistory> history, IReadOnlyList<ArchivedMessage> messages)
{
    private sealed record Event(DateTimeOffset At, int Order, long Id, TicketHistory? Done, ArchivedMessage? Said);

    private readonly List<Event> _events =
    [
        .. history
            .Select(h => new Event(h.At, 1, h.Id, h, null))
            .Concat(messages.Where(m => !m.AuthorIsBot).Select(m => new Event(m.CreatedAt, 0, (long)m.Id.Value, null, m)))
            .OrderBy(e => e.At)
            .ThenBy(e => e.Order)
            .ThenBy(e => e.Id),
    ];

    public List<(Snowflake Message, Snowflake Staff, long Wait, Guid Department)> Responses()
    {
        List<(Snowflake, Snowflake, long, Guid)> found = [];
        for (var i = 0; i < _events.Count; i++)
        {
            if (_events[i].Said is not { } said || !IsStaff(said))
                continue;
            // From the last thing that ended the waiting …
            var start = -1;
            for (var j = 0; j < i; j++)
            {
                if ((_events[j].Said is { } other && IsStaff(other)) || (_events[j].Done is { } done && Ends(done)))
                    start = j;
            }

            // … the first one by which somebody asked.
            var asked = Enumerable
                .Range(start + 1, i - start - 1)
                .Where(j => Asks(_events[j]))
                .Select(j => (DateTimeOffset?)_events[j].At)
                .FirstOrDefault();
            if (start == -1 && ticket.OpenedById is null)
                asked = ticket.CreatedAt;
            var department = _events.Take(i).LastOrDefault(e => e.Done is not null)?.Done!.DepartmentId ?? ticket.DepartmentId;
            if (asked is { } since)
                found.Add((said.Id, said.AuthorId, (long)(said.CreatedAt - since).TotalMilliseconds, department));
        }

        return found;
    }

    public DateTimeOffset? Ended() =>
        ticket.State is TicketState.Resolved or TicketState.Closed ? history.OrderBy(h => h.Id).Last(Ends).At : null;

    public DateTimeOffset? Closed() =>
        ticket.State == TicketState.Closed ? history.Single(h => h.To == TicketState.Closed && h.From != TicketState.Closed).At : null;

    public TimeSpan Handling()
    {
        var moves = history.OrderBy(h => h.Id).Where(h => h.Action == TicketAction.Open || h.To != h.From).ToList();
        return moves
            .Zip(moves.Skip(1))
            .Where(pair => pair.First.To is TicketState.Open or TicketState.WaitingForStaff)
            .Aggregate(TimeSpan.Zero, (sum, pair) => sum + (pair.Second.At - pair.First.At));
    }

    public int Reopened() =>
        history.Count(h => h.Action == TicketAction.Reopen || (h.From == TicketState.Resolved && h.Action == TicketAction.CustomerWrites));

    public int Words(bool ofStaff) => messages.Count(m => Speaks(m) && IsStaff(m) == ofStaff);

    private bool IsStaff(ArchivedMessage m) =>
        Speaks(m) && m.AuthorId != ticket.OwnerId && (m.AuthorRoles.HasFlag(ActorRoles.Staff) || m.AuthorRoles == ActorRoles.None);

    private bool Speaks(ArchivedMessage m) =>
        !m.AuthorIsBot
        && (m.AuthorRoles != ActorRoles.None || !messages.Any(o => !o.AuthorIsBot && o.Id <= m.Id && o.AuthorRoles != ActorRoles.None));

    private bool Asks(Event e) =>
        e.Said is { } said
            ? Speaks(said) && !IsStaff(said)
            : e.Done is { Action: TicketAction.Reopen or TicketAction.Handoff, To: TicketState.WaitingForStaff } done
                && done.ActorRoles.HasFlag(ActorRoles.Owner);

    private static bool Ends(TicketHistory h) => IsOver(h.To) && !IsOver(h.From);

    private static bool IsOver(TicketState state) => state is TicketState.Resolved or TicketState.Closed;
}
