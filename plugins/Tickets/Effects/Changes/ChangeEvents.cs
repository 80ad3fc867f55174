using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Effects.Changes;

/// <summary>The events by which other plugins hear of a change; the caller raises them in the transaction of the change.</summary>
internal static class ChangeEvents
{
    /// <summary>Maximum length of a reason that an event carries, as of a history row.</summary>
    public const int MaxReasonLength = 500;

    /// <param name="change">The change, applied to its ticket.</param>
    /// <param name="earlier">The priority before it.</param>
    public static IEnumerable<TicketEvent> Of(TicketChange change, TicketPriority earlier)
    {
        var (ticket, transition, by) = (change.Ticket, change.Transition, change.By.Id);
        if (transition.From != transition.To)
            yield return new TicketStateChanged(ticket.GuildId, ticket.Id, transition.From, transition.To, by);
        TicketEvent? told = transition.Action switch
        {
            TicketAction.Handoff => new TicketEscalated(ticket.GuildId, ticket.Id, change.Detail, by),
            TicketAction.Claim or TicketAction.Assign when ticket.AssigneeId is { } assignee => new TicketClaimed(
                ticket.GuildId,
                ticket.Id,
                assignee,
                by
            ),
            TicketAction.Unclaim => new TicketReleased(ticket.GuildId, ticket.Id, by),
            TicketAction.Transfer => new TicketTransferred(ticket.GuildId, ticket.Id, change.Detail!, ticket.Department!.Key, by),
            TicketAction.SetPriority when ticket.Priority != earlier => new TicketPriorityChanged(
                ticket.GuildId,
                ticket.Id,
                earlier,
                ticket.Priority,
                by
            ),
            TicketAction.ChangeLabels when change.Labels is { } labels => new TicketLabelsChanged(
                ticket.GuildId,
                ticket.Id,
                labels.Added,
                labels.Removed,
                by
            ),
            TicketAction.Resolve => new TicketResolved(ticket.GuildId, ticket.Id, by),
            // A message of the customer in a resolved ticket reopens it as the button does.
            TicketAction.Reopen or TicketAction.CustomerWrites when transition is { From: TicketState.Resolved } => new TicketReopened(
                ticket.GuildId,
                ticket.Id,
                null,
                by
            ),
            TicketAction.Rate when ticket.Rating is { } stars => new TicketRated(ticket.GuildId, ticket.Id, stars, ticket.RatingComment),
            TicketAction.Invite or TicketAction.Uninvite => new TicketMembersChanged(ticket.GuildId, ticket.Id, by),
            _ => null,
        };
        if (told is not null)
            yield return told;
        if (transition is { To: TicketState.Closed, From: not TicketState.Closed })
            yield return new TicketClosed(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.OwnerId, by)
            {
                ChannelId = ticket.ChannelId,
                Reason = ticket.CloseReason,
            };
    }
}
