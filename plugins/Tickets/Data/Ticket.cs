using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

internal enum TicketState
{
    Open = 0,
    Closed = 1,
}

/// <summary>
/// A ticket and its own list of work: each effect on Discord has a column that is filled once the effect is there. What is missing is done by
/// <see cref="ContinueTicket"/>.
/// </summary>
internal sealed class Ticket
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The number that people see; unique in the server.</summary>
    public int Number { get; set; }

    public Guid DepartmentId { get; set; }

    public Department? Department { get; set; }

    public Snowflake OwnerId { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>The owner's language.</summary>
    public required string OwnerCulture { get; set; }

    /// <summary>1 while the ticket lives, null once it is closed: the unique index over it keeps a member to one live ticket per department.</summary>
    public int? Slot { get; set; }

    public TicketState State { get; set; }

    public required string Description { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Snowflake? ChannelId { get; set; }

    public Snowflake? WelcomeMessageId { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Null when nobody closed it: its channel was deleted, or never came to be.</summary>
    public Snowflake? ClosedById { get; set; }

    public string? ClosedByName { get; set; }

    public string? CloseReason { get; set; }

    public DateTimeOffset? LockedAt { get; set; }

    public Snowflake? ClosingMessageId { get; set; }

    public DateTimeOffset? HistoryFetchedAt { get; set; }

    public DateTimeOffset? TranscriptSentAt { get; set; }

    /// <summary>Why the owner has no transcript.</summary>
    public string? TranscriptProblem { get; set; }

    public Snowflake? LogMessageId { get; set; }

    public DateTimeOffset? DeleteChannelAt { get; set; }

    public DateTimeOffset? ChannelDeletedAt { get; set; }

    /// <summary>The effects that Discord refused for good, and that were left out.</summary>
    public EffectKinds Skipped { get; set; }

    /// <summary>The message up to which the archive has been compared with Discord; live messages do not move it.</summary>
    public Snowflake? ArchivedUpTo { get; set; }

    /// <summary>When the next effect is due, or until when somebody is at work on it; null when nothing is left to do.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    /// <summary>How often the effect that is due has failed.</summary>
    public int Attempts { get; set; }

    public string Label => Number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The name of the ticket's files: the number, and enough of the id to tell servers apart.</summary>
    public string FileStem => $"ticket-{Label}-{Id.ToString("N")[^8..]}";

    public bool IsClosed => State == TicketState.Closed;

    /// <summary>The channel, while there is one.</summary>
    public Snowflake? LiveChannelId => ChannelDeletedAt is null ? ChannelId : null;

    public void Close(DateTimeOffset now, User? by, string? byName, string? reason)
    {
        State = TicketState.Closed;
        Slot = null;
        ClosedAt = now;
        ClosedById = by?.Id;
        ClosedByName = byName;
        CloseReason = reason;
        Attempts = 0;
    }

    /// <summary>At most 25 characters by which Discord knows a message of this ticket again.</summary>
    public string Nonce(char kind) => kind + Convert.ToBase64String(Id.ToByteArray()).TrimEnd('=');
}
