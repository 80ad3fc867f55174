using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The control message, which is the first one of a ticket's channel. It is known again by its Close button.</summary>
internal sealed class PostWelcome(TicketsDbContext db, SendControl send, IDiscord discord, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Welcome;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.WelcomeMessageId), nameof(Ticket.ControlShown), nameof(Ticket.FilesSent), nameof(Ticket.AnnouncedAt)];

    public override bool IsMissing(Ticket ticket) =>
        !ticket.IsClosed && ticket.WelcomeMessageId is null && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var close = WriteControl.RouteOf(TicketAction.Close, ticket.Id);
        var wanted = ticket.ControlWanted;
        var message = run.Repeat
            ? await discord.FindOwnAsync(ticket.ChannelId!.Value, ticket.CreatedAt, m => m.Has(close) && m.Embeds is [{ Title: not null }, ..], cancellationToken)
            : null;
        if (message is null)
        {
            message = await send.RunAsync(ticket, cancellationToken);
            ticket.ControlShown = wanted;
        }

        ticket.WelcomeMessageId = message.Id;
        ticket.FilesSent = Math.Max(ticket.FilesSent, Math.Min(1, TicketFiles.Count(ticket)));
        if (ticket is { AnnouncedAt: null, ReopenedFromId: { } closed })
            await db.ShowInLogAsync(closed, time.GetUtcNow(), cancellationToken);
        Announce(ticket);
    }

    public override void GiveUp(TicketRun run, Exception exception)
    {
        base.GiveUp(run, exception);
        Announce(run.Ticket);
    }

    private void Announce(Ticket ticket)
    {
        if (ticket.AnnouncedAt is not null)
            return;
        ticket.AnnouncedAt = time.GetUtcNow();
        db.Raise(new TicketOpened(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.ChannelId!.Value, ticket.OwnerId));
    }
}
