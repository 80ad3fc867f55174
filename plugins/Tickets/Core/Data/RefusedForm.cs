using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// A form that somebody has sent and that was refused, with what was typed: a button opens it again. It is kept as long as a <see
/// cref="FormDraft"/>.
/// </summary>
internal sealed class RefusedForm
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    /// <summary>Where the form is sent to.</summary>
    public required string Route { get; set; }

    public required string Title { get; set; }

    /// <summary>The fields with their values, as JSON.</summary>
    public required string Inputs { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
