using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Adds the owner's rating to the log message of a closed ticket.</summary>
internal sealed class ShowRating(SendLog log, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Rating;

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket.LogMessageId is not null && ticket.RatedAt > (ticket.RatingShownAt ?? default) && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var shown = ticket.RatedAt;
        if (await log.DescribeAsync(ticket, cancellationToken) is { } described)
            await discord.EditMessageAsync(described.Channel, ticket.LogMessageId!.Value, described.Message, cancellationToken);
        ticket.RatingShownAt = shown;
    }
}
