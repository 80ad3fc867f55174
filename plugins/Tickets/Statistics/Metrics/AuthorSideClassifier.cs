using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>What the archive knows of a message, as far as numbers care.</summary>
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

/// <summary>Tells on whose side the people of a ticket spoke.</summary>
internal static class AuthorSideClassifier
{
    /// <summary>The words among a ticket's messages, in their order.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="owner">Whose ticket it is.</param>
    /// <param name="history">What was done in it.</param>
    /// <param name="messages">What was said in it.</param>
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
                // On whose side the forgotten were is known by the words that were told before.
                continue;
            if (message.AuthorRoles == ActorRoles.None && known && message.AuthorId != owner)
                // Others of this ticket were known for what they are, and this one was nothing to it.
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

    // Whose ticket it is speaks as a customer there, whatever else they are.
    private static bool IsStaff(AuthoredMessage message, Snowflake owner, IReadOnlyList<TicketHistory> history)
    {
        if (message.AuthorId == owner)
            return false;
        return message.AuthorRoles != ActorRoles.None
            ? message.AuthorRoles.HasFlag(ActorRoles.Staff)
            : !WasInvited(message.AuthorId, history);
    }

    // Of messages that are older than this was noted it can only be told who was invited in person; other than them only staff sees a
    // ticket.
    private static bool WasInvited(Snowflake author, IReadOnlyList<TicketHistory> history)
    {
        var id = author.ToString();
        return history.Any(h => h.Action == TicketAction.Invite && h.Detail == id)
            && !history.Any(h => h.ActorId == author && h.ActorRoles.HasFlag(ActorRoles.Staff));
    }
}
