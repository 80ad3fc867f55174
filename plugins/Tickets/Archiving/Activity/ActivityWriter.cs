using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>
/// Updates tickets from live messages, in the transaction that archives them: after a crash both or neither are saved, and Discord sends
/// the event again.
/// </summary>
internal sealed class ActivityWriter(
    TicketsDbContext db,
    TicketActivityStore store,
    TicketChangeEffects apply,
    BackgroundWork background,
    TimeProvider time
)
{
    private readonly List<TicketHistory> _history = [];

    /// <summary>Runs inside of the batch's exclusive write.</summary>
    /// <param name="messages">The messages in order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tickets with new work on Discord after the commit.</returns>
    public async Task<IReadOnlyList<Guid>> WriteAsync(IEnumerable<TicketMessage> messages, CancellationToken cancellationToken)
    {
        List<Guid> work = [];
        _history.Clear();
        foreach (var said in messages.Where(IsLive).GroupBy(message => message.Ticket))
        {
            if (await FollowAsync(said.Key, [.. said], cancellationToken))
                work.Add(said.Key.Id);
        }

        await BulkInsert.InsertAsync(db, _history, cancellationToken);
        return work;
    }

    /// <summary>Starts that work, after the commit.</summary>
    public void Start(IReadOnlyList<Guid> tickets)
    {
        foreach (var ticket in tickets)
            background.Start(ticket);
    }

    // Fetched messages are processed by their fetcher: they may be older than live ones.
    private static bool IsLive(TicketMessage said) => said.Seen is { Fetched: false, Author: not null } && MessageActivity.Is(said.Message);

    private async Task<bool> FollowAsync(Ticket ticket, IReadOnlyList<TicketMessage> said, CancellationToken cancellationToken)
    {
        var (version, noted, tracked) = (ticket.Version, false, false);
        foreach (var message in said)
        {
            var activity = MessageActivity.Of(message.Seen.Author!, message.AuthorRoles, message.Message.Id.CreatedAt);
            if (TicketLifecycle.Find(ticket.State, activity.Action) is not { } transition || !transition.IsFor(activity.Roles))
                continue;
            var turns = transition.To != ticket.State && activity.IsNewIn(ticket);
            if (turns && transition.Effects != TransitionEffects.None && !tracked)
            {
                // Rare, such as a reply to a resolved ticket. The whole ticket is loaded.
                if (noted)
                    await store.TouchAsync(ticket, version, cancellationToken);
                ticket = await db.Tickets.WithDepartment().SingleAsync(t => t.Id == ticket.Id, cancellationToken);
                tracked = true;
            }

            activity.NoteIn(ticket);
            noted = true;
            if (turns && tracked)
                await apply.ApplyAsync(
                    new TicketChange(ticket, transition, Actor.Of(activity.Author), activity.Roles, time.GetUtcNow()),
                    cancellationToken
                );
            else if (turns)
                Turn(ticket, new TicketChange(ticket, transition, Actor.Of(activity.Author), activity.Roles, time.GetUtcNow()));
            ticket.UpdateDeadline(ticket.Department!.Rules);
        }

        if (tracked)
            await db.SaveChangesAsync(cancellationToken);
        else if (noted)
            await store.TouchAsync(ticket, version, cancellationToken);
        return tracked;
    }

    private void Turn(Ticket ticket, TicketChange change)
    {
        _history.Add(TicketChangeEffects.Write(change));
        foreach (var raised in ChangeEvents.Of(change, ticket.Priority))
            db.Raise(raised);
        ticket.ChangeState(change.Transition.To, change.Now);
    }
}
