using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>
/// Notes who had the last word, in the transaction that writes the messages themselves: a crash loses neither or both, and then Discord
/// sends the message again.
/// </summary>
internal sealed class WordWriter(TicketsDbContext db, TicketChangeEffects apply, BackgroundWork background, TimeProvider time)
{
    private readonly List<TicketHistory> _history = [];

    /// <summary>Within the write of a batch, which nothing else is written in.</summary>
    /// <param name="messages">Messages in their order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tickets in which something is to be done on Discord once this is committed.</returns>
    public async Task<IReadOnlyList<Guid>> WriteAsync(IEnumerable<TicketMessage> messages, CancellationToken cancellationToken)
    {
        List<Guid> work = [];
        _history.Clear();
        foreach (var said in messages.Where(IsWord).GroupBy(message => message.Ticket))
        {
            if (await FollowAsync(said.Key, [.. said], cancellationToken))
                work.Add(said.Key.Id);
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
    private static bool IsWord(TicketMessage said) => said.Seen is { Fetched: false, Author: not null } && MessageActivity.Is(said.Message);

    private async Task<bool> FollowAsync(Ticket ticket, IReadOnlyList<TicketMessage> said, CancellationToken cancellationToken)
    {
        var (version, noted, tracked) = (ticket.Version, false, false);
        foreach (var message in said)
        {
            var word = MessageActivity.Of(message.Seen.Author!, message.AuthorRoles, message.Message.Id.CreatedAt);
            if (TicketLifecycle.Find(ticket.State, word.Action) is not { } transition || !transition.IsFor(word.Roles))
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
                await apply.ApplyAsync(
                    new TicketChange(ticket, transition, Actor.Of(word.Author), word.Roles, time.GetUtcNow()),
                    cancellationToken
                );
            else if (turns)
                Turn(ticket, new TicketChange(ticket, transition, Actor.Of(word.Author), word.Roles, time.GetUtcNow()));
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
