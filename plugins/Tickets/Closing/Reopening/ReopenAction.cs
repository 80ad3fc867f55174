using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Opening.Limits;
using DCTicket.Tickets.Opening.Open;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Closing.Reopening;

/// <summary>
/// Reopens a resolved ticket in place, and a closed one as a new ticket, saved together with the change of the closed one. Of two
/// concurrent requests one creates a ticket; the other gets a link.
/// </summary>
internal sealed class ReopenAction(
    TicketActions change,
    ParticipantQuery people,
    FollowUpTicketWriter successor,
    TicketStarter begin,
    GuildLock guildLock
)
{
    /// <summary>The name of a ticket for people who may see it: its number and channel.</summary>
    public static string Name(Ticket ticket) =>
        ticket.LiveChannelId is { } channel ? $"{ticket.Label} {Mention.Channel(channel)}" : ticket.Label;

    public async Task<Reply> ReopenAsync(InteractionContext context, Guid ticket, CancellationToken cancellationToken)
    {
        // Discord is asked before anything is saved.
        var left = await people.FindAsync(context, ticket, cancellationToken);
        var (result, next) = await SaveAsync(context, ticket, left, cancellationToken);
        if (result.Refusal is { } why)
            return why;
        return next is null
            ? await change.AnswerAsync(result, context.Text("reopen.done", result.Ticket!.Label), cancellationToken)
            : (await begin.StartAsync(context, next.Id, cancellationToken)).ToReply();
    }

    private async Task<(ChangeResult Result, Ticket? Next)> SaveAsync(
        InteractionContext context,
        Guid ticket,
        Participants? left,
        CancellationToken cancellationToken
    )
    {
        using var turn = await guildLock.EnterAsync(context.GuildId, cancellationToken);
        Ticket? next = null;
        var result = await change.AskAndRunAsync(
            context.GuildId,
            ticket,
            TicketAction.Reopen,
            context.Member,
            EditAsync,
            cancellationToken
        );
        return (result, next);

        async Task<Refusal?> EditAsync(TicketChange reopening)
        {
            if (!reopening.Ticket.IsClosed)
                return null;
            // It was closed, or the caller became staff, in the meantime.
            if (left is null)
                return new Refusal("refuse.closed");
            (next, var refusal) = await successor.RunAsync(reopening, left, cancellationToken);
            return refusal;
        }
    }
}
