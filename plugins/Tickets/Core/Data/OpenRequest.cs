using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A request to open a ticket by a command: the owner and the source message, until the form is submitted.</summary>
internal sealed class OpenRequest
{
    /// <summary>The interaction of the command.</summary>
    public Snowflake Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The user who ran the command and fills in the form.</summary>
    public Snowflake UserId { get; set; }

    /// <summary>The future owner.</summary>
    public Snowflake OwnerId { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>The link of the source message; null for none.</summary>
    public string? SourceMessage { get; set; }

    /// <summary>The text of that message; null for none.</summary>
    public string? SourceText { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public bool IsForAnother => OwnerId != UserId;
}
