using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>The ticket data for metrics.</summary>
internal sealed record TicketFacts(
    Guid Id,
    Snowflake GuildId,
    int Number,
    Snowflake OwnerId,
    Snowflake? OpenedById,
    Guid DepartmentId,
    TicketState State,
    TicketPriority Priority,
    Snowflake? AssigneeId,
    string? AssigneeName,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    Snowflake? ClosedById,
    Snowflake? ChannelId
)
{
    /// <summary>Whether Discord rejected its channel: then it does not count as a ticket.</summary>
    public bool WasRefused => State == TicketState.Closed && ChannelId is null;
}

/// <summary>The result for a ticket.</summary>
internal sealed record TicketMetricsResult(TicketMetrics Numbers, IReadOnlyList<StaffResponse> Responses);

/// <summary>Computes metrics from history and message facts. Pure; docs/statistics.md explains the rules.</summary>
internal static class MetricsCalculator
{
    /// <summary>The version of the rules. Increment it with every change: all tickets are then recomputed.</summary>
    public const int Rules = 2;

    public static TicketMetricsResult Calculate(TicketFacts ticket, IReadOnlyList<TicketHistory> history, IReadOnlyList<MessageFact> words)
    {
        var count = new Count(ticket);
        foreach (var step in Merge(history, words))
            step(count);
        return count.Finish(words);
    }

    /// <summary>All in order of time; messages come before actions of the same instant. A clock change does not reorder them.</summary>
    private static IEnumerable<Action<Count>> Merge(IReadOnlyList<TicketHistory> history, IReadOnlyList<MessageFact> words)
    {
        var said = new Queue<MessageFact>(words.OrderBy(w => w.At).ThenBy(w => w.MessageId));
        var latest = DateTimeOffset.MinValue;
        foreach (var done in history.OrderBy(h => h.Id))
        {
            latest = done.At > latest ? done.At : latest;
            var at = latest;
            while (said.TryPeek(out var word) && word.At <= at)
            {
                said.Dequeue();
                yield return count => count.Say(word);
            }

            yield return count => count.Do(done, at);
        }

        while (said.TryDequeue(out var word))
            yield return count => count.Say(word);
    }

    /// <summary>The median of sorted values; null for none.</summary>
    public static long? MedianOf(IReadOnlyList<long> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private sealed class Count(TicketFacts ticket)
    {
        private readonly List<StaffResponse> _responses = [];

        private Guid _department = ticket.DepartmentId;
        private TicketState _state = TicketState.Open;
        private DateTimeOffset _since = ticket.CreatedAt;

        // Since when the customer waits. A ticket opened by staff has no question yet.
        private DateTimeOffset? _asked = ticket.OpenedById is null ? ticket.CreatedAt : null;

        private DateTimeOffset? _ended;
        private DateTimeOffset? _closedAt;
        private TicketHistory? _closing;
        private TicketHistory? _rating;
        private TimeSpan _handling;
        private int _reopened;
        private int _transfers;

        public void Say(MessageFact word)
        {
            if (word.StaffId is not { } staff)
            {
                _asked ??= word.At;
                return;
            }

            if (_asked is not { } asked)
                return;
            _responses.Add(
                new StaffResponse
                {
                    MessageId = word.MessageId,
                    TicketId = ticket.Id,
                    GuildId = ticket.GuildId,
                    DepartmentId = _department,
                    StaffId = staff,
                    Priority = ticket.Priority,
                    At = word.At,
                    WaitMs = Math.Max(0, (long)(word.At - asked).TotalMilliseconds),
                    IsFirst = _responses.Count == 0,
                }
            );
            _asked = null;
        }

        public void Do(TicketHistory done, DateTimeOffset at)
        {
            _department = done.DepartmentId;
            Move(done, at);
            if (done.Action == TicketAction.Reopen || (done.Action == TicketAction.CustomerWrites && done.From == TicketState.Resolved))
                _reopened++;
            if (done.Action == TicketAction.Transfer)
                _transfers++;
            if (done.Action == TicketAction.Rate)
                _rating = done;
            if (done.Action is TicketAction.Reopen or TicketAction.Handoff && done.To == TicketState.WaitingForStaff && IsByCustomer(done))
                _asked ??= at;
        }

        public TicketMetricsResult Finish(IReadOnlyList<MessageFact> words)
        {
            // Tickets of the first version have no history.
            if (ticket.State == TicketState.Closed)
                (_closedAt, _ended) = (_closedAt ?? ticket.ClosedAt, _ended ?? ticket.ClosedAt);
            var first = _responses.FirstOrDefault();
            var further = _responses.Skip(1).Select(r => r.WaitMs).Order().ToList();
            var staffMessages = words.Count(w => w.StaffId is not null);
            var numbers = new TicketMetrics
            {
                TicketId = ticket.Id,
                GuildId = ticket.GuildId,
                Number = ticket.Number,
                DepartmentId = ticket.DepartmentId,
                State = ticket.State,
                Priority = ticket.Priority,
                OpenedAt = ticket.CreatedAt,
                ClosedAt = _closedAt,
                FirstResponseAt = first?.At,
                FirstResponseMs = first?.WaitMs,
                FirstResponderId = first?.StaffId,
                FurtherResponses = further.Count,
                FurtherTotalMs = further.Sum(),
                FurtherMedianMs = MedianOf(further),
                ResolvedAt = _ended,
                ResolutionMs = _ended is { } ended ? (long)(ended - ticket.CreatedAt).TotalMilliseconds : null,
                HandlingMs = (long)_handling.TotalMilliseconds,
                Reopened = _reopened,
                Transfers = _transfers,
                Rating = Stars,
                RatedAt = Stars is null ? null : _rating!.At,
                CustomerMessages = words.Count - staffMessages,
                StaffMessages = staffMessages,
                AssigneeId = ticket.AssigneeId,
                CloserId = _closing is null ? ticket.ClosedById : _closing.ActorId,
                StaffId = ticket.AssigneeId ?? first?.StaffId ?? (_closing is { } by && IsByStaff(by) ? by.ActorId : null),
                RulesVersion = Rules,
            };
            return new TicketMetricsResult(numbers, _responses);
        }

        private int? Stars =>
            int.TryParse(_rating?.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars is >= 1 and <= 5
                ? stars
                : null;

        private void Move(TicketHistory done, DateTimeOffset at)
        {
            if (done.To == _state)
                return;
            if (_state is TicketState.Open or TicketState.WaitingForStaff)
                _handling += at - _since;
            var (was, now) = (IsOver(_state), IsOver(done.To));
            (_state, _since) = (done.To, at);
            if (done.To == TicketState.Closed)
                (_closing, _closedAt) = (done, at);
            if (!now)
                (_ended, _closing, _closedAt) = (null, null, null);
            else if (!was)
                // A thank-you needs no response.
                (_ended, _asked) = (at, null);
        }

        private static bool IsOver(TicketState state) => state is TicketState.Resolved or TicketState.Closed;

        private static bool IsByStaff(TicketHistory done) =>
            done.ActorRoles.HasFlag(ActorRoles.Staff) && !done.ActorRoles.HasFlag(ActorRoles.Owner);

        private static bool IsByCustomer(TicketHistory done) =>
            (done.ActorRoles & (ActorRoles.Owner | ActorRoles.Invited)) != 0 && !IsByStaff(done);
    }
}
