using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The control message, which is the first one of a ticket's channel. It is known again by its Close button.</summary>
internal sealed class PostWelcome(TicketsDbContext db, ReadGuild guilds, WriteControl write, IDiscord discord, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Welcome;

    public override bool IsMissing(Ticket ticket) =>
        !ticket.IsClosed && ticket.WelcomeMessageId is null && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var channel = ticket.ChannelId!.Value;
        var close = WriteControl.RouteOf(TicketAction.Close, ticket.Id);
        var wanted = ticket.ControlWanted;
        var message = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.CreatedAt, m => m.Has(close), cancellationToken)
            : null;
        if (message is null)
        {
            message = await discord.SendMessageAsync(channel, await WriteAsync(ticket, cancellationToken), cancellationToken);
            ticket.ControlShown = wanted;
        }

        ticket.WelcomeMessageId = message.Id;
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

    // Only the first one pings: when it is posted again, everybody knows.
    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var message = await write.RunAsync(ticket, cancellationToken);
        return message with
        {
            Mentions = ticket.AnnouncedAt is null ? new Mentions([ticket.OwnerId], await guilds.LiveStaffAsync(ticket, cancellationToken)) : Mentions.None,
            Nonce = ticket.AnnouncedAt is null ? ticket.Nonce('w') : null,
        };
    }
}
