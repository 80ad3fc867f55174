using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// A ticket and its own list of work: each effect on Discord has a column that is filled once the effect is there, or a pair of numbers,
/// what is wanted and what is shown. What is missing is done by <see cref="EffectRunner"/>.
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

    /// <summary>Who of the staff opened it for the owner; null when the owner did.</summary>
    public Snowflake? OpenedById { get; set; }

    /// <summary>The message it was opened from, as a link; null for none.</summary>
    public string? SourceMessage { get; set; }

    /// <summary>What that message said, as it was then; null for nothing.</summary>
    public string? SourceText { get; set; }

    /// <summary>Where the panel stands that it was opened from; null for none.</summary>
    public Snowflake? PanelChannelId { get; set; }

    /// <summary>The closed ticket that it goes on from; null for none.</summary>
    public Guid? ReopenedFromId { get; set; }

    /// <summary>
    /// 1 to the department's limit while the ticket lives, null once it is closed: the unique index over it keeps a member to so many live
    /// tickets.
    /// </summary>
    public int? Slot { get; set; }

    public TicketState State { get; set; }

    /// <summary>Grows with every transition: whoever saves on what is no longer so is told.</summary>
    public int Version { get; set; }

    public TicketPriority Priority { get; set; } = TicketPriority.Normal;

    /// <summary>Who of the staff has claimed it.</summary>
    public Snowflake? AssigneeId { get; set; }

    public string? AssigneeName { get; set; }

    /// <summary>What it is about, in one text.</summary>
    public required string Description { get; set; }

    /// <summary>What the form asked, and the answers.</summary>
    public List<TicketAnswer> Answers { get; set; } = [];

    /// <summary>The name that staff gave its channel; null for the department's pattern.</summary>
    public string? Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset StateChangedAt { get; set; }

    public DateTimeOffset? LastCustomerMessageAt { get; set; }

    public DateTimeOffset? LastStaffMessageAt { get; set; }

    public DateTimeOffset? FirstResponseAt { get; set; }

    /// <summary>When the department was last pinged.</summary>
    public DateTimeOffset? PingedAt { get; set; }

    public DateTimeOffset? WarnedAt { get; set; }

    /// <summary>When the next thing happens by itself: the warning, the closing, the end of the reopen period. Null for never.</summary>
    public DateTimeOffset? DeadlineAt { get; set; }

    /// <summary>When its missed messages are fetched; null when none were missed. No deadline acts before that.</summary>
    public DateTimeOffset? CatchUpAt { get; set; }

    public Snowflake? ChannelId { get; set; }

    /// <summary>Whether the channel is a private thread.</summary>
    public bool IsThread { get; set; }

    /// <summary>The control message: what it is about, and the buttons.</summary>
    public Snowflake? WelcomeMessageId { get; set; }

    /// <summary>The control message that was pinned; null for none yet.</summary>
    public Snowflake? PinnedMessageId { get; set; }

    /// <summary>How many of the messages with the form's files are posted; the control message is the first one.</summary>
    public int FilesSent { get; set; }

    /// <summary>The message that tells admins who else sees the thread.</summary>
    public Snowflake? ThreadNoteId { get; set; }

    /// <summary>The staff's channel that is told of it; null for none, as the server's settings said when it was opened.</summary>
    public Snowflake? NoticeChannelId { get; set; }

    /// <summary>The message there.</summary>
    public Snowflake? NoticeMessageId { get; set; }

    /// <summary>How often the control message had to change; it is up to date when <see cref="ControlApplied"/> is the same.</summary>
    public int ControlRequested { get; set; }

    public int ControlApplied { get; set; }

    public int AccessRequested { get; set; }

    public int AccessApplied { get; set; }

    /// <summary>How often the channel had to have another name or topic.</summary>
    public int LocationRequested { get; set; }

    public int LocationApplied { get; set; }

    /// <summary>How often it had to stand in another category.</summary>
    public int CategoryRequested { get; set; }

    public int CategoryApplied { get; set; }

    /// <summary>How many <see cref="TicketNotice"/>s there are, and how many of them are posted.</summary>
    public int NoticesRequested { get; set; }

    public int PostsSent { get; set; }

    /// <summary>When other plugins were told that it is open.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }

    /// <summary>When name or topic were last changed, and when before that: Discord allows two changes in ten minutes.</summary>
    public DateTimeOffset? PlaceChangedAt { get; set; }

    public DateTimeOffset? PlaceChangedBeforeAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Null when nobody closed it: a deadline did, its channel was deleted, or never came to be.</summary>
    public Snowflake? ClosedById { get; set; }

    public string? ClosedByName { get; set; }

    public string? CloseReason { get; set; }

    public Snowflake? ClosingMessageId { get; set; }

    public DateTimeOffset? HistoryFetchedAt { get; set; }

    public DateTimeOffset? TranscriptSentAt { get; set; }

    /// <summary>Why the owner has no transcript.</summary>
    public string? TranscriptProblem { get; set; }

    /// <summary>When the channel was told of that, where no log channel could be.</summary>
    public DateTimeOffset? ProblemToldAt { get; set; }

    public Snowflake? LogMessageId { get; set; }

    /// <summary>How often the log message had to change: by a rating, or by a ticket that goes on from this one.</summary>
    public int LogRequested { get; set; }

    public int LogApplied { get; set; }

    public DateTimeOffset? DeleteChannelAt { get; set; }

    public DateTimeOffset? ChannelDeletedAt { get; set; }

    /// <summary>1–5 stars; null while the owner has given none.</summary>
    public int? Rating { get; set; }

    public string? RatingComment { get; set; }

    public DateTimeOffset? RatedAt { get; set; }

    /// <summary>The effects that Discord refused for good, and that were left out.</summary>
    public EffectKinds AbandonedEffects { get; set; }

    /// <summary>The effects that wait for a permission; unlike <see cref="AbandonedEffects"/> they are not given up.</summary>
    public EffectKinds DeferredEffects { get; set; }

    /// <summary>When those are tried again; earlier where roles, channels or the bot's own member change.</summary>
    public DateTimeOffset? PutOffUntil { get; set; }

    /// <summary>How often in a row something had to be put off.</summary>
    public int PutOffTimes { get; set; }

    /// <summary>The message up to which the archive has been compared with Discord; live messages do not move it.</summary>
    public Snowflake? ArchivedUpTo { get; set; }

    /// <summary>When a rule took away what was written in it; null while it is there.</summary>
    public DateTimeOffset? MessagesRemovedAt { get; set; }

    /// <summary>When a rule took away its files.</summary>
    public DateTimeOffset? FilesRemovedAt { get; set; }

    /// <summary>When a rule took away its transcripts.</summary>
    public DateTimeOffset? TranscriptsRemovedAt { get; set; }

    /// <summary>When the next effect is due, or until when somebody is at work on it; null when nothing is left to do.</summary>
    public DateTimeOffset? NextRunAt { get; set; }

    /// <summary>How often the effect that is due has failed.</summary>
    public int Attempts { get; set; }

    public List<TicketMember> Members { get; set; } = [];

    public string Label => LabelOf(Number);

    public static string LabelOf(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The name of the ticket's files: the number, and enough of the id to tell servers apart.</summary>
    public string FileStem => $"ticket-{Label}-{Id.ToString("N")[^8..]}";

    /// <summary>What whoever the ticket belongs to is called in lists of facts, where somebody else may have opened it.</summary>
    public string OwnerField => OpenedById is null ? "field.owner" : "field.customer";

    /// <summary>Whether it was closed because somebody deleted its channel.</summary>
    public bool IsDeletedByHand => ClosedById is null && ChannelDeletedAt <= ClosedAt;

    public bool IsClosed => State == TicketState.Closed;

    /// <summary>Whether a message tells that it is closed: its footer says which ticket.</summary>
    public bool IsClosingMessage(Message message) => message.Embeds.Any(embed => embed.Footer?.Text == FileStem);

    /// <summary>The channel, while there is one.</summary>
    public Snowflake? LiveChannelId => ChannelDeletedAt is null ? ChannelId : null;

    /// <summary>At most 25 characters by which Discord knows a message of this ticket again.</summary>
    public string Nonce(char kind) => kind + Convert.ToBase64String(Id.ToByteArray()).TrimEnd('=');
}

/// <summary>How urgent a ticket is. The numbers are kept in the database, and higher is more urgent.</summary>
internal enum TicketPriority
{
    Low = 0,
    Normal = 1,
    High = 2,
    Urgent = 3,
}
