using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Discord;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>The control message: the first message of a ticket's channel, identified by its Close button.</summary>
internal sealed class ControlMessageEffect(TicketsDbContext db, ControlMessageSender send, IDiscord discord, TimeProvider time)
    : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Welcome;

    public override IReadOnlyList<string> Columns =>
        [
            nameof(Ticket.WelcomeMessageId),
            SyncedRevision.AppliedOf(nameof(Ticket.Control)),
            nameof(Ticket.FilesSent),
            nameof(Ticket.AnnouncedAt),
        ];

    public override bool IsMissing(Ticket ticket) =>
        !ticket.IsClosed && ticket.WelcomeMessageId is null && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var close = ControlMessageRenderer.RouteOf(TicketAction.Close, ticket.Id);
        var wanted = ticket.Control.Requested;
        var message = run.Repeat
            ? await discord.FindOwnAsync(
                ticket.ChannelId!.Value,
                ticket.CreatedAt,
                m => m.Has(close) && m.Embeds is [{ Title: not null }, ..],
                cancellationToken
            )
            : null;
        if (message is null)
        {
            message = await send.SendAsync(ticket, cancellationToken);
            ticket.Control.ApplyUpTo(wanted);
        }

        ticket.WelcomeMessageId = message.Id;
        ticket.FilesSent = Math.Max(ticket.FilesSent, Math.Min(1, FormFiles.Count(ticket)));
        if (ticket is { AnnouncedAt: null, ReopenedFromId: { } closed })
            await db.ShowInLogAsync(closed, time.GetUtcNow(), cancellationToken);
        Announce(ticket);
    }

    public override void Abandon(TicketRun run, Exception exception)
    {
        base.Abandon(run, exception);
        Announce(run.Ticket);
    }

    private void Announce(Ticket ticket)
    {
        if (ticket.AnnouncedAt is not null)
            return;
        ticket.AnnouncedAt = time.GetUtcNow();
        db.Raise(
            new TicketOpened(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.ChannelId!.Value, ticket.OwnerId)
        );
        if (ticket.ReopenedFromId is { } earlier)
            db.Raise(new TicketReopened(ticket.GuildId, ticket.Id, earlier, ticket.OpenedById));
    }
}
