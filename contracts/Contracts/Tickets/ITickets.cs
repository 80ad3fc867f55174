namespace DCTicket.Contracts;

/// <summary>Information about tickets for other plugins. Every query is limited to one server.</summary>
public interface ITickets
{
    /// <summary>Gets the roles of a member in the ticket of a channel, open or closed; null if the channel has no ticket.</summary>
    Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken);
}
