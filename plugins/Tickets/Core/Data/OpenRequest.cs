using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// That somebody wants a ticket from a command: for whom and about which message, while a department is chosen and the form filled in.
/// </summary>
internal sealed class OpenRequest
{
    /// <summary>The command's interaction.</summary>
    public Snowflake Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>Who ran the command, and fills the form in.</summary>
    public Snowflake UserId { get; set; }

    /// <summary>Whose ticket it will be.</summary>
    public Snowflake OwnerId { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>The message that it is about, as a link; null for none.</summary>
    public string? SourceMessage { get; set; }

    /// <summary>What that message said; null for nothing.</summary>
    public string? SourceText { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public bool IsForAnother => OwnerId != UserId;
}
