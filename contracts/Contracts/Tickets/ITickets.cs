namespace DCTicket.Contracts;

/// <summary>What the Tickets plugin tells other plugins about tickets. Every look-up is by server.</summary>
public interface ITickets
{
    /// <summary>What a member is to the ticket of a channel, closed or not; null when the channel has none.</summary>
    Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken);
}
