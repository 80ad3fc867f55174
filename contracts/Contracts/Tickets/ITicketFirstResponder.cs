namespace DCTicket.Contracts;

/// <summary>
/// Says whether a plugin answers a new ticket automatically. Export it. Only then the ticket starts as <see cref="TicketState.Open"/> and
/// staff is not pinged; the plugin escalates it (<see cref="ITickets.EscalateAsync"/>) when people are needed. One that fails, or takes
/// longer than a second, does not answer.
/// </summary>
public interface ITicketFirstResponder
{
    /// <summary>Whether the plugin will answer. It hears of the ticket by <see cref="TicketOpened"/>.</summary>
    ValueTask<bool> WillAnswerAsync(TicketOpening opening, CancellationToken cancellationToken);
}
