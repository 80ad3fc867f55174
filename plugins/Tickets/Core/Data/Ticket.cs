using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// A ticket with its outbox: each effect on Discord has a column that is set when the effect is done, or a pair of requested and applied
/// revisions. <see cref="EffectRunner"/> runs the pending ones.
/// </summary>
internal sealed partial class Ticket
{
    public Guid Id { get; init; }

    public Snowflake GuildId { get; init; }

    /// <summary>The visible number; unique in the server.</summary>
    public int Number { get; init; }

    public Guid DepartmentId { get; private set; }

    public Department? Department { get; private set; }

    public Snowflake OwnerId { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>The owner's language.</summary>
    public required string OwnerCulture { get; init; }

    /// <summary>The staff member who opened it; null if the owner did.</summary>
    public Snowflake? OpenedById { get; init; }

    /// <summary>The link of the source message; null for none.</summary>
    public string? SourceMessage { get; init; }

    /// <summary>The text of that message at that time; null for none.</summary>
    public string? SourceText { get; init; }

    /// <summary>The channel of the panel; null for none.</summary>
    public Snowflake? PanelChannelId { get; init; }

    /// <summary>The closed ticket that this one follows up; null for none.</summary>
    public Guid? ReopenedFromId { get; init; }

    /// <summary>1 to the department's limit while the ticket is open, null when closed: its unique index enforces the limit.</summary>
    public int? Slot { get; private set; }

    public TicketState State { get; private set; }

    /// <summary>Incremented by every transition: the concurrency token.</summary>
    public int Version { get; private set; }

    public TicketPriority Priority { get; private set; } = TicketPriority.Normal;

    /// <summary>The staff member who claimed it.</summary>
    public Snowflake? AssigneeId { get; private set; }

    public string? AssigneeName { get; private set; }

    /// <summary>The subject as one text.</summary>
    public required string Description { get; init; }

    /// <summary>The fields of the form with answers.</summary>
    public List<TicketAnswer> Answers { get; init; } = [];

    /// <summary>The channel name chosen by staff; null for the department's pattern.</summary>
    public string? Name { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset StateChangedAt { get; private set; }

    public DateTimeOffset? LastCustomerMessageAt { get; private set; }

    public DateTimeOffset? LastStaffMessageAt { get; private set; }

    public DateTimeOffset? FirstResponseAt { get; private set; }

    /// <summary>When the department was last pinged.</summary>
    public DateTimeOffset? PingedAt { get; private set; }

    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>The next deadline: warning, closing, or end of the reopen period. Null for none.</summary>
    public DateTimeOffset? DeadlineAt { get; private set; }

    /// <summary>Until when it is snoozed: it is not in the queue and has no deadline. Null for not snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>Who snoozed it.</summary>
    public Snowflake? SnoozedById { get; private set; }

    /// <summary>When it was last snoozed no more: inactivity counts from there.</summary>
    public DateTimeOffset? SnoozeEndedAt { get; private set; }

    /// <summary>Whether it is never closed for inactivity.</summary>
    public bool IsKeptOpen { get; private set; }

    /// <summary>When its missed messages are fetched; null for none. No deadline is processed before.</summary>
    public DateTimeOffset? CatchUpAt { get; set; }

    public Snowflake? ChannelId { get; private set; }

    /// <summary>Whether the channel is a private thread.</summary>
    public bool IsThread { get; private set; }

    /// <summary>The control message.</summary>
    public Snowflake? WelcomeMessageId { get; set; }

    /// <summary>The pinned control message; null for not yet.</summary>
    public Snowflake? PinnedMessageId { get; set; }

    /// <summary>The number of posted messages with the form's files, the control message included.</summary>
    public int FilesSent { get; set; }

    /// <summary>The notice about who else can see the thread.</summary>
    public Snowflake? ThreadNoteId { get; set; }

    /// <summary>The channel of the new-ticket notice; null for none, as configured when it was opened.</summary>
    public Snowflake? NoticeChannelId { get; init; }

    /// <summary>The notice.</summary>
    public Snowflake? NoticeMessageId { get; set; }

    /// <summary>The control message.</summary>
    public SyncedRevision Control { get; init; } = new();

    /// <summary>The overwrites of the channel, or the members of the thread.</summary>
    public SyncedRevision Access { get; init; } = new();

    /// <summary>The name and topic of the channel.</summary>
    public SyncedRevision Location { get; init; } = new();

    /// <summary>The category of the channel.</summary>
    public SyncedRevision Category { get; init; } = new();

    /// <summary>How many <see cref="TicketNotice"/>s there are, and how many of them are posted.</summary>
    public SyncedRevision Notices { get; init; } = new();

    /// <summary>The private thread of staff under the channel; null for none.</summary>
    public Snowflake? StaffThreadId { get; set; }

    /// <summary>The message in it with the sections of all plugins.</summary>
    public Snowflake? StaffMessageId { get; set; }

    /// <summary>The last note posted in it; 0 for none.</summary>
    public long StaffNoteId { get; set; }

    /// <summary>The thread of staff.</summary>
    public SyncedRevision StaffThread { get; init; } = new();

    /// <summary>When TicketOpened was raised.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }

    /// <summary>The last two changes of name or topic: Discord allows two in ten minutes.</summary>
    public DateTimeOffset? PlaceChangedAt { get; private set; }

    public DateTimeOffset? PlaceChangedBeforeAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Null if no user closed it: a deadline did, or its channel was deleted or never created.</summary>
    public Snowflake? ClosedById { get; private set; }

    public string? ClosedByName { get; private set; }

    public string? CloseReason { get; private set; }

    public Snowflake? ClosingMessageId { get; set; }

    public DateTimeOffset? HistoryFetchedAt { get; set; }

    public DateTimeOffset? TranscriptSentAt { get; set; }

    /// <summary>Why the owner has no transcript.</summary>
    public string? TranscriptProblem { get; set; }

    /// <summary>When that was posted in the channel, if there was no log channel.</summary>
    public DateTimeOffset? ProblemToldAt { get; set; }

    public Snowflake? LogMessageId { get; set; }

    /// <summary>The channel of the log message; null for the server's current log channel.</summary>
    public Snowflake? LogChannelId { get; set; }

    /// <summary>The log message, which changes by a rating, or by a ticket that goes on from this one.</summary>
    public SyncedRevision Log { get; init; } = new();

    public DateTimeOffset? DeleteChannelAt { get; private set; }

    public DateTimeOffset? ChannelDeletedAt { get; private set; }

    /// <summary>1–5 stars; null for none.</summary>
    public int? Rating { get; private set; }

    public string? RatingComment { get; private set; }

    public DateTimeOffset? RatedAt { get; private set; }

    /// <summary>The answers to the department's questions after the rating.</summary>
    public List<SurveyAnswer> SurveyAnswers { get; private set; } = [];

    /// <summary>When staff asked whether the ticket can be closed; null if no request is open.</summary>
    public DateTimeOffset? CloseRequestedAt { get; private set; }

    /// <summary>When the ticket closes if the customer does not answer the request.</summary>
    public DateTimeOffset? CloseRequestExpiresAt { get; private set; }

    public Snowflake? CloseRequestedById { get; private set; }

    /// <summary>The reason with which the ticket will be closed; null for none.</summary>
    public string? CloseRequestReason { get; private set; }

    /// <summary>The abandoned effects, which Discord rejected permanently.</summary>
    public EffectKinds AbandonedEffects { get; private set; }

    /// <summary>The effects that wait for a permission.</summary>
    public EffectDeferral Deferral { get; init; } = new();

    /// <summary>The last message compared with Discord; live messages do not change it.</summary>
    public Snowflake? ArchivedUpTo { get; set; }

    /// <summary>When retention deleted its messages; null if it has not.</summary>
    public DateTimeOffset? MessagesRemovedAt { get; set; }

    /// <summary>When retention deleted its files.</summary>
    public DateTimeOffset? FilesRemovedAt { get; set; }

    /// <summary>When retention deleted its transcripts.</summary>
    public DateTimeOffset? TranscriptsRemovedAt { get; set; }

    /// <summary>When the next effect is due, or the end of the lease; null if nothing is pending.</summary>
    public DateTimeOffset? NextRunAt { get; private set; }

    /// <summary>The number of failures of the pending effect.</summary>
    public int Attempts { get; private set; }

    public List<TicketMember> Members { get; init; } = [];

    public List<TicketLabel> Labels { get; init; } = [];

    public string Label => LabelOf(Number);

    public static string LabelOf(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The name of the ticket's files: the number, and a part of the id that distinguishes servers.</summary>
    public string FileStem => $"ticket-{Label}-{Id.ToString("N")[^8..]}";

    /// <summary>The label of the owner in lists of facts, where somebody else may have opened it.</summary>
    public string OwnerField => OpenedById is null ? "field.owner" : "field.customer";

    /// <summary>Whether it was closed because its channel was deleted.</summary>
    public bool IsDeletedByHand => ClosedById is null && ChannelDeletedAt <= ClosedAt;

    public bool IsClosed => State == TicketState.Closed;

    /// <summary>The time of the last message of a person; the minimum for none.</summary>
    public DateTimeOffset LastMessageAt => Later(LastCustomerMessageAt, LastStaffMessageAt ?? default);

    /// <summary>Whether a message is this ticket's closing message, by its footer.</summary>
    public bool IsClosingMessage(Message message) => message.Embeds.Any(embed => embed.Footer?.Text == FileStem);

    /// <summary>The channel, while it exists.</summary>
    public Snowflake? LiveChannelId => ChannelDeletedAt is null ? ChannelId : null;

    /// <summary>The nonce of a message of this ticket, at most 25 characters.</summary>
    public string Nonce(char kind) => kind + Convert.ToBase64String(Id.ToByteArray()).TrimEnd('=');
}
