using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>
/// Adds fields and buttons to the control message of tickets. Everybody who sees the ticket sees them, the customer included. Export it;
/// Tickets asks whenever it renders the message, and <see cref="ITickets.RefreshControlAsync"/> makes it do so. One that fails, or takes
/// longer than two seconds, is skipped.
/// </summary>
public interface ITicketControlSection
{
    /// <summary>What to show for a ticket; null for nothing.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="culture">The server's language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<TicketControlContent?> GetAsync(TicketInfo ticket, CultureInfo culture, CancellationToken cancellationToken);
}
