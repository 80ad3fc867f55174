using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Limits;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>A ticket that somebody wants.</summary>
internal sealed record NewTicket
{
    public required Snowflake GuildId { get; init; }

    public required Department Department { get; init; }

    public required Opener Owner { get; init; }

    public required string OwnerName { get; init; }

    public required string OwnerCulture { get; init; }

    /// <summary>Who opens it: the owner, or somebody of the staff.</summary>
    public required Actor By { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<TicketAnswer> Answers { get; init; } = [];

    public string? SourceMessage { get; init; }

    public string? SourceText { get; init; }

    /// <summary>Where the panel stands; null when it is not opened from one.</summary>
    public Snowflake? PanelChannelId { get; init; }

    /// <summary>The command that it comes from, which is over then.</summary>
    public Snowflake? RequestId { get; init; }
}
