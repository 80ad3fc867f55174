using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// A ticket with its outbox: each effect on Discord has a column that is set when the effect is done, or a pair of requested and applied
/// revisions. <see cref="EffectRunner"/> runs the pending ones.
/// </summary>
internal sealed class Ticket
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The visible number; unique in the server.</summary>
    public int Number { get; set; }

    public Guid DepartmentId { get; set; }

    public Department? Department { get; set; }

    public Snowflake OwnerId { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>The owner's language.</summary>
    public required string OwnerCulture { get; set; }

    /// <summary>The staff member who opened it; null if the owner did.</summary>
    public Snowflake? OpenedById { get; set; }

    /// <summary>The link of the source message; null for none.</summary>
    public string? SourceMessage { get; set; }

    /// <summary>The text of that message at that time; null for none.</summary>
    public string? SourceText { get; set; }

    /// <summary>The channel of the panel; null for none.</summary>
    public Snowflake? PanelChannelId { get; set; }

    /// <summary>The closed ticket that this one follows up; null for none.</summary>
    public Guid? ReopenedFromId { get; set; }

    /// <summary>1 to the department's limit while the ticket is open, null when closed: its unique index enforces the limit.</summary>
    public int? Slot { get; set; }

    public TicketState State { get; set; }

    /// <summary>Incremented by every transition: the concurrency token.</summary>
    public int Version { get; set; }

    public TicketPriority Priority { get; set; } = TicketPriority.Normal;

    /// <summary>The staff member who claimed it.</summary>
    public Snowflake? AssigneeId { get; set; }

    public string? AssigneeName { get; set; }

    /// <summary>The subject as one text.</summary>
    public required string Description { get; set; }

    /// <summary>The fields of the form with answers.</summary>
    public List<TicketAnswer> Answers { get; set; } = [];

    /// <summary>The channel name chosen by staff; null for the department's pattern.</summary>
    public string? Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset StateChangedAt { get; set; }

    public DateTimeOffset? LastCustomerMessageAt { get; set; }

    public DateTimeOffset? LastStaffMessageAt { get; set; }

    public DateTimeOffset? FirstResponseAt { get; set; }

    /// <summary>When the department was last pinged.</summary>
    public DateTimeOffset? PingedAt { get; set; }

    public DateTimeOffset? WarnedAt { get; set; }

    /// <summary>The next deadline: warning, closing, or end of the reopen period. Null for none.</summary>
    public DateTimeOffset? DeadlineAt { get; set; }

    /// <summary>When its missed messages are fetched; null for none. No deadline is processed before.</summary>
    public DateTimeOffset? CatchUpAt { get; set; }

    public Snowflake? ChannelId { get; set; }

    /// <summary>Whether the channel is a private thread.</summary>
    public bool IsThread { get; set; }

    /// <summary>The control message.</summary>
    public Snowflake? WelcomeMessageId { get; set; }

    /// <summary>The pinned control message; null for not yet.</summary>
    public Snowflake? PinnedMessageId { get; set; }

    /// <summary>The number of posted messages with the form's files, the control message included.</summary>
    public int FilesSent { get; set; }

    /// <summary>The notice about who else can see the thread.</summary>
    public Snowflake? ThreadNoteId { get; set; }

    /// <summary>The channel of the new-ticket notice; null for none, as configured when it was opened.</summary>
    public Snowflake? NoticeChannelId { get; set; }

    /// <summary>The notice.</summary>
    public Snowflake? NoticeMessageId { get; set; }

    /// <summary>The requested revision of the control message; it is up to date if <see cref="ControlApplied"/> is equal.</summary>
    public int ControlRequested { get; set; }

    public int ControlApplied { get; set; }

    public int AccessRequested { get; set; }

    public int AccessApplied { get; set; }

    /// <summary>The requested revision of the name and topic.</summary>
    public int LocationRequested { get; set; }

    public int LocationApplied { get; set; }

    /// <summary>The requested revision of the category.</summary>
    public int CategoryRequested { get; set; }

    public int CategoryApplied { get; set; }

    /// <summary>The number of <see cref="TicketNotice"/>s, and of posted ones.</summary>
    public int NoticesRequested { get; set; }

    public int PostsSent { get; set; }

    /// <summary>When TicketOpened was raised.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }

    /// <summary>The last two changes of name or topic: Discord allows two in ten minutes.</summary>
    public DateTimeOffset? PlaceChangedAt { get; set; }

    public DateTimeOffset? PlaceChangedBeforeAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Null if no user closed it: a deadline did, or its channel was deleted or never created.</summary>
    public Snowflake? ClosedById { get; set; }

    public string? ClosedByName { get; set; }

    public string? CloseReason { get; set; }

    public Snowflake? ClosingMessageId { get; set; }

    public DateTimeOffset? HistoryFetchedAt { get; set; }

    public DateTimeOffset? TranscriptSentAt { get; set; }

    /// <summary>Why the owner has no transcript.</summary>
    public string? TranscriptProblem { get; set; }

    /// <summary>When that was posted in the channel, if there was no log channel.</summary>
    public DateTimeOffset? ProblemToldAt { get; set; }

    public Snowflake? LogMessageId { get; set; }

    /// <summary>The requested revision of the log message, changed by a rating or a follow-up ticket.</summary>
    public int LogRequested { get; set; }

    public int LogApplied { get; set; }

    public DateTimeOffset? DeleteChannelAt { get; set; }

    public DateTimeOffset? ChannelDeletedAt { get; set; }

    /// <summary>1–5 stars; null for none.</summary>
    public int? Rating { get; set; }

    public string? RatingComment { get; set; }

    public DateTimeOffset? RatedAt { get; set; }

    /// <summary>The abandoned effects, which Discord rejected permanently.</summary>
    public EffectKinds AbandonedEffects { get; set; }

    /// <summary>The effects that wait for a permission; unlike <see cref="AbandonedEffects"/> they are retried.</summary>
    public EffectKinds DeferredEffects { get; set; }

    /// <summary>When those are retried; earlier if roles, channels or the bot's own member change.</summary>
    public DateTimeOffset? PutOffUntil { get; set; }

    /// <summary>The number of consecutive postponements.</summary>
    public int PutOffTimes { get; set; }

    /// <summary>The last message compared with Discord; live messages do not change it.</summary>
    public Snowflake? ArchivedUpTo { get; set; }

    /// <summary>When retention deleted its messages; null if it has not.</summary>
    public DateTimeOffset? MessagesRemovedAt { get; set; }

    /// <summary>When retention deleted its files.</summary>
    public DateTimeOffset? FilesRemovedAt { get; set; }

    /// <summary>When retention deleted its transcripts.</summary>
    public DateTimeOffset? TranscriptsRemovedAt { get; set; }

    /// <summary>When the next effect is due, or the end of the lease; null if nothing is pending.</summary>
    public DateTimeOffset? NextRunAt { get; set; }

    /// <summary>The number of failures of the pending effect.</summary>
    public int Attempts { get; set; }

    public List<TicketMember> Members { get; set; } = [];

    public string Label => LabelOf(Number);

    public static string LabelOf(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The name of the ticket's files: the number, and a part of the id that distinguishes servers.</summary>
    public string FileStem => $"ticket-{Label}-{Id.ToString("N")[^8..]}";

    /// <summary>The label of the owner in lists of facts, where somebody else may have opened it.</summary>
    public string OwnerField => OpenedById is null ? "field.owner" : "field.customer";

    /// <summary>Whether it was closed because its channel was deleted.</summary>
    public bool IsDeletedByHand => ClosedById is null && ChannelDeletedAt <= ClosedAt;

    public bool IsClosed => State == TicketState.Closed;

    /// <summary>Whether a message is this ticket's closing message, by its footer.</summary>
    public bool IsClosingMessage(Message message) => message.Embeds.Any(embed => embed.Footer?.Text == FileStem);

    /// <summary>The channel, while it exists.</summary>
    public Snowflake? LiveChannelId => ChannelDeletedAt is null ? ChannelId : null;

    /// <summary>The nonce of a message of this ticket, at most 25 characters.</summary>
    public string Nonce(char kind) => kind + Convert.ToBase64String(Id.ToByteArray()).TrimEnd('=');
}

/// <summary>The priority of a ticket. The numbers are stored in the database; higher is more urgent.</summary>
internal enum TicketPriority
{
    Low = 0,
    Normal = 1,
    High = 2,
    Urgent = 3,
}
