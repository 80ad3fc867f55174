using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>The metrics data of an archived message.</summary>
internal sealed record AuthoredMessage(
    Snowflake Id,
    Guid TicketId,
    Snowflake AuthorId,
    string AuthorName,
    bool AuthorIsBot,
    MessageKind Kind,
    ActorRoles AuthorRoles,
    DateTimeOffset At
);

/// <summary>Determines the sides of a ticket's authors.</summary>
internal static class AuthorSideClassifier
{
    /// <summary>The messages of people, in order.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="history">The history.</param>
    /// <param name="messages">The messages.</param>
    public static IReadOnlyList<MessageFact> Classify(
        Guid ticket,
        Snowflake owner,
        IReadOnlyList<TicketHistory> history,
        IEnumerable<AuthoredMessage> messages
    )
    {
        List<MessageFact> words = [];
        var known = false;
        foreach (var message in messages.Where(m => m.Kind == MessageKind.Person && !m.AuthorIsBot).OrderBy(m => m.Id))
        {
            known |= message.AuthorRoles != ActorRoles.None;
            if (message.AuthorId == DeletedUser.Id)
                // The sides of erased users are kept in earlier message facts.
                continue;
            if (message.AuthorRoles == ActorRoles.None && known && message.AuthorId != owner)
                // Other authors of this ticket have known roles, and this one has none.
                continue;
            words.Add(
                new MessageFact
                {
                    MessageId = message.Id,
                    TicketId = ticket,
                    StaffId = IsStaff(message, owner, history) ? message.AuthorId : null,
                    At = message.At,
                }
            );
        }

        return words;
    }

    // The owner counts as the customer, whatever other roles they have.
    private static bool IsStaff(AuthoredMessage message, Snowflake owner, IReadOnlyList<TicketHistory> history)
    {
        if (message.AuthorId == owner)
            return false;
        return message.AuthorRoles != ActorRoles.None
            ? message.AuthorRoles.HasFlag(ActorRoles.Staff)
            : !WasInvited(message.AuthorId, history);
    }

    // For older messages only personal invitations are known; apart from invited members only staff sees a ticket.
    private static bool WasInvited(Snowflake author, IReadOnlyList<TicketHistory> history)
    {
        var id = author.ToString();
        return history.Any(h => h.Action == TicketAction.Invite && h.Detail == id)
            && !history.Any(h => h.ActorId == author && h.ActorRoles.HasFlag(ActorRoles.Staff));
    }
}
