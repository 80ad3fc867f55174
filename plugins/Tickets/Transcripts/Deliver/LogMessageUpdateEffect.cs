using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>Updates the log message of a closed ticket: the rating and the follow-up ticket.</summary>
internal sealed class LogMessageUpdateEffect(LogMessageEffect log, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.LogUpdate;

    public override IReadOnlyList<string> Columns => [SyncedRevision.AppliedOf(nameof(Ticket.Log))];

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket.LogMessageId is not null && ticket.Log.IsStale && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, wanted) = (run.Ticket, run.Ticket.Log.Requested);
        if (await log.DescribeAsync(ticket, cancellationToken) is { } described)
            await discord.EditMessageAsync(described.Channel, ticket.LogMessageId!.Value, described.Message, cancellationToken);
        ticket.Log.ApplyUpTo(wanted);
    }
}
