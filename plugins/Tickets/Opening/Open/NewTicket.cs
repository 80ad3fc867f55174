using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Limits;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>A ticket to create.</summary>
internal sealed record NewTicket
{
    public required Snowflake GuildId { get; init; }

    public required Department Department { get; init; }

    public required Opener Owner { get; init; }

    public required string OwnerName { get; init; }

    public required string OwnerCulture { get; init; }

    /// <summary>The opener: the owner, or a staff member.</summary>
    public required Actor By { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<TicketAnswer> Answers { get; init; } = [];

    public string? SourceMessage { get; init; }

    public string? SourceText { get; init; }

    /// <summary>Whether a plugin answers it automatically: it starts as open, and staff is not pinged.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The panel's channel; null for none.</summary>
    public Snowflake? PanelChannelId { get; init; }

    /// <summary>The request of a command, which is deleted.</summary>
    public Snowflake? RequestId { get; init; }
}
