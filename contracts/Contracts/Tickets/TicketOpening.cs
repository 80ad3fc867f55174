using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>A member is about to open a ticket.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Department">The key of the department; see <see cref="ITickets.GetDepartmentsAsync"/>.</param>
/// <param name="Member">Whose ticket it will be.</param>
/// <param name="Culture">The member's language, in which a text for them is written.</param>
public sealed record TicketOpening(Snowflake GuildId, string Department, Member Member, CultureInfo Culture)
{
    /// <summary>What the ticket is about, as the member wrote it; null for a policy, which is asked before.</summary>
    public string? Description { get; init; }
}
