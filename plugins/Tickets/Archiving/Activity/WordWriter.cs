using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>
/// Notes who had the last word, in the transaction that writes the messages themselves: a crash loses neither or both, and then Discord
/// sends the message again.
/// </summary>
internal sealed class WordWriter(TicketsDbContext db, TicketChangeEffects apply, BackgroundWork background, WorkLease lease)
{
    private readonly List<TicketHistory> _history = [];

    /// <summary>Within the write of a batch, which nothing else is written in.</summary>
    /// <param name="tickets">The tickets by channel, as they are.</param>
    /// <param name="seen">Messages in their order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tickets in which something is to be done on Discord once this is committed.</returns>
    public async Task<IReadOnlyList<Guid>> WriteAsync(
        IReadOnlyDictionary<Snowflake, Ticket> tickets,
        IEnumerable<MessageSeen> seen,
        CancellationToken cancellationToken
    )
    {
        List<Guid> work = [];
        _history.Clear();
        foreach (var said in seen.Where(IsWord).GroupBy(message => message.ChannelId))
        {
            if (await FollowAsync(tickets[said.Key], [.. said], cancellationToken))
                work.Add(tickets[said.Key].Id);
        }

        await BulkInsert.InsertAsync(db, _history, cancellationToken);
        return work;
    }

    /// <summary>Does what follows, after the commit.</summary>
    public void Start(IReadOnlyList<Guid> tickets)
    {
        foreach (var ticket in tickets)
            background.Start(ticket);
    }

    // What was fetched is taken into account by who fetched it: it may be older than what has come since.
    private static bool IsWord(MessageSeen seen) => seen is { Fetched: false, Author: not null } && MessageActivity.Is(seen.Message);

    private async Task<bool> FollowAsync(Ticket ticket, IReadOnlyList<MessageSeen> said, CancellationToken cancellationToken)
    {
        var (version, noted, tracked) = (ticket.Version, false, false);
        foreach (var message in said)
        {
            var word = MessageActivity.Of(ticket, message.Author!, message.Message.Id.CreatedAt);
            if (
                TicketLifecycle.Find(ticket.State, word.Action) is not { } transition
                || TicketRoles.Of(ticket, word.Author) is var roles && !transition.IsFor(roles)
            )
                continue;
            var turns = transition.To != ticket.State && word.IsNewIn(ticket);
            if (turns && transition.Effects != TransitionEffects.None && !tracked)
            {
                // Rare: an answer to a resolved ticket, for one. The whole ticket takes part.
                if (noted)
                    await UpdateAsync(ticket, version, cancellationToken);
                ticket = await db.Tickets.WithDepartment().SingleAsync(t => t.Id == ticket.Id, cancellationToken);
                tracked = true;
            }

            word.NoteIn(ticket);
            noted = true;
            if (turns && tracked)
                await apply.ApplyAsync(new TicketChange(ticket, transition, Actor.Of(word.Author), roles, lease.Now), cancellationToken);
            else if (turns)
                Turn(ticket, new TicketChange(ticket, transition, Actor.Of(word.Author), roles, lease.Now));
            ticket.DeadlineAt = TicketDeadline.Next(ticket, ticket.Department!.Rules)?.At;
        }

        if (tracked)
            await db.SaveChangesAsync(cancellationToken);
        else if (noted)
            await UpdateAsync(ticket, version, cancellationToken);
        return tracked;
    }

    private void Turn(Ticket ticket, TicketChange change)
    {
        _history.Add(TicketChangeEffects.Write(change));
        (ticket.State, ticket.StateChangedAt) = (change.Transition.To, change.Now);
        ticket.Version++;
    }

    private Task<int> UpdateAsync(Ticket ticket, int version, CancellationToken cancellationToken) =>
        db
            .Tickets.Where(t => t.Id == ticket.Id)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(t => t.LastCustomerMessageAt, ticket.LastCustomerMessageAt)
                        .SetProperty(t => t.LastStaffMessageAt, ticket.LastStaffMessageAt)
                        .SetProperty(t => t.FirstResponseAt, ticket.FirstResponseAt)
                        .SetProperty(t => t.DeadlineAt, ticket.DeadlineAt);
                    if (ticket.Version != version)
                    {
                        set.SetProperty(t => t.State, ticket.State)
                            .SetProperty(t => t.StateChangedAt, ticket.StateChangedAt)
                            .SetProperty(t => t.Version, ticket.Version)
                            .SetProperty(t => t.Attempts, 0);
                    }
                },
                cancellationToken
            );
}
