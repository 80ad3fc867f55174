namespace DCTicket.Contracts;

/// <summary>A message of a ticket's channel, from the archive.</summary>
public sealed record TicketMessageInfo
{
    /// <summary>The message.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Snowflake AuthorId { get; init; }

    /// <summary>The author's name at that time; escape it.</summary>
    public required string AuthorName { get; init; }

    /// <summary>What the author was to the ticket at that time; <see cref="TicketRole.None"/> for bots and webhooks.</summary>
    public required TicketRole AuthorRole { get; init; }

    /// <summary>Whether a bot or a webhook wrote it.</summary>
    public required bool IsBot { get; init; }

    /// <summary>Whether this bot wrote it.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>The text as it was last seen; Markdown of Discord, empty for none.</summary>
    public required string Content { get; init; }

    /// <summary>When it was written, by Discord's clock.</summary>
    public required DateTimeOffset At { get; init; }
}
