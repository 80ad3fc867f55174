using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A refused modal with its input: a button opens it again. Kept as long as a <see cref="FormDraft"/>.</summary>
internal sealed class RefusedForm
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    /// <summary>The route of the modal.</summary>
    public required string Route { get; set; }

    public required string Title { get; set; }

    /// <summary>The fields with values, as JSON.</summary>
    public required string Inputs { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
