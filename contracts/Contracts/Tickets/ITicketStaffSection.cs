using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>
/// A section of what only staff sees of a ticket: behind the control message's Staff button, and in the department's staff thread where it
/// has one. It never reaches the customer. Export it. One that fails, or takes longer than two seconds, is skipped and named.
/// </summary>
public interface ITicketStaffSection
{
    /// <summary>What to show for a ticket; null for nothing.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="culture">The viewer's language; the server's in a staff thread.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<TicketStaffContent?> GetAsync(TicketInfo ticket, CultureInfo culture, CancellationToken cancellationToken);
}
