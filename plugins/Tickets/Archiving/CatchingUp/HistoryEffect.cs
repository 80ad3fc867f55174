using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>Compares the archive with the channel before the channel is deleted.</summary>
internal sealed class HistoryEffect(ChannelCatchUp catchUp, FetchThreads threads, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.History;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.HistoryFetchedAt)];

    // The channel is deleted afterwards, so admins get time to grant Read Message History.
    public override int MaxRejections => 5;

    public override bool WaitsForPermission => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket.IsClosed && ticket.LiveChannelId is not null && ticket.HistoryFetchedAt is null && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var hasThreads = run.Ticket.StaffThreadId is not null;
        await catchUp.CatchUpAsync(run.Ticket, closing: true, message => hasThreads |= FetchThreads.IsBegunBy(message), cancellationToken);
        if (hasThreads && !run.Ticket.IsThread)
            await threads.FetchAsync(run.Ticket, cancellationToken);
        run.Ticket.HistoryFetchedAt = time.GetUtcNow();
    }
}
