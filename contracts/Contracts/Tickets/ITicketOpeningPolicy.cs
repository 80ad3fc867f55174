namespace DCTicket.Contracts;

/// <summary>
/// Decides whether a member may open a ticket. Export it. Tickets asks before it shows the form, and again before it creates the channel;
/// not when staff opens a ticket for somebody. One that fails, or takes longer than half a second, is skipped: it allows.
/// </summary>
public interface ITicketOpeningPolicy
{
    /// <summary>Decides. The form waits for it, so it makes no request to Discord and reads by index only.</summary>
    ValueTask<OpeningDecision> DecideAsync(TicketOpening opening, CancellationToken cancellationToken);
}
