using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A label that admins of a server have defined, and that staff adds to tickets.</summary>
internal sealed class GuildLabel
{
    public Guid Id { get; init; }

    public Snowflake GuildId { get; init; }

    /// <summary>As typed.</summary>
    public required string Name { get; set; }

    /// <summary>The name for comparisons; unique in the server.</summary>
    public required string Key { get; set; }

    /// <summary>Null for none.</summary>
    public string? Emoji { get; set; }

    /// <summary>Whether the customer sees it, on the control message.</summary>
    public bool IsPublic { get; set; }
}
