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

    /// <summary>The log message, which changes by a rating, or by a ticket that goes on from this one.</summary>
    public SyncedRevision Log { get; init; } = new();

    public DateTimeOffset? DeleteChannelAt { get; private set; }

    public DateTimeOffset? ChannelDeletedAt { get; private set; }

    /// <summary>1–5 stars; null for none.</summary>
    public int? Rating { get; private set; }

    public string? RatingComment { get; private set; }

    public DateTimeOffset? RatedAt { get; private set; }

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

    /// <summary>Opens a new ticket: from here on it counts, and its first effects are due.</summary>
    /// <param name="department">The department.</param>
    /// <param name="slot">Its place among the owner's live tickets of the department.</param>
    /// <param name="runAt">Until when who opens it works on it.</param>
    public void Open(Guid department, int slot, DateTimeOffset runAt)
    {
        (DepartmentId, Slot, State) = (department, slot, TicketState.WaitingForStaff);
        StateChangedAt = CreatedAt;
        // Its first message calls the department.
        PingedAt = CreatedAt;
        // The next look at deadlines finds out which one it has.
        DeadlineAt = CreatedAt;
        NextRunAt = runAt;
    }

    /// <summary>Takes over from a closed ticket what staff had set there.</summary>
    /// <param name="closed">The ticket that this one goes on from.</param>
    /// <param name="withAssignee">Whether who had claimed it has it still.</param>
    public void TakeOver(Ticket closed, bool withAssignee)
    {
        (Priority, Name) = (closed.Priority, closed.Name);
        if (withAssignee)
            (AssigneeId, AssigneeName) = (closed.AssigneeId, closed.AssigneeName);
    }

    /// <summary>Notes that an action was done: whoever saves on what is no longer so is told, and the effects are tried anew.</summary>
    public void ChangeState(TicketState to, DateTimeOffset now)
    {
        if (State != to)
            (State, StateChangedAt) = (to, now);
        Version++;
        Attempts = 0;
    }

    /// <summary>Fills in that it is closed, and by whom; it no longer counts for the owner.</summary>
    /// <param name="by">Who closes it.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="now">When.</param>
    /// <param name="grace">How long its channel stays; null where there is no channel.</param>
    public void Close(Actor by, string? reason, DateTimeOffset now, TimeSpan? grace)
    {
        (Slot, ClosedAt, CloseReason, DeleteChannelAt) = (null, now, reason, now + grace);
        (ClosedById, ClosedByName) = (by.Id, by.Id is null ? null : by.Name);
    }

    /// <summary>Ends it before it began, so that it does not stand in the way of the next one: Discord gives it no channel.</summary>
    public void CloseWithoutChannel(string reason, DateTimeOffset now)
    {
        ChangeState(TicketState.Closed, now);
        Close(Actor.System, reason, now, grace: null);
        ChannelDeletedAt = now;
        AbandonedEffects = EffectKinds.All;
    }

    /// <summary>Its channel or thread is there.</summary>
    public void SetChannel(Snowflake channel, bool isThread)
    {
        (ChannelId, IsThread) = (channel, isThread);
        // A thread has no overwrites: who may see it has yet to be added, save for the owner, who is in it.
        if (isThread)
            Access.MarkStale();
    }

    /// <summary>Its channel is gone; the first time counts.</summary>
    public void NoteChannelDeleted(DateTimeOffset now) => ChannelDeletedAt ??= now;

    /// <summary>Its channel has another name or topic, for which Discord's limit counts.</summary>
    public void NoteRenamed(DateTimeOffset now) => (PlaceChangedBeforeAt, PlaceChangedAt) = (PlaceChangedAt, now);

    /// <summary>Somebody else has renamed the channel: the last change but one was at this instant, by what Discord says.</summary>
    public void NoteRenamedBefore(DateTimeOffset at)
    {
        PlaceChangedBeforeAt = at;
        PlaceChangedAt ??= at;
    }

    /// <summary>Somebody of the staff takes care of it.</summary>
    public void Assign(Snowflake id, string name) => (AssigneeId, AssigneeName) = (id, name);

    /// <summary>Nobody takes care of it.</summary>
    public void Unassign() => (AssigneeId, AssigneeName) = (null, null);

    /// <summary>Gives it to another department, which has to hear of it, however lately the last one was called.</summary>
    public void Move(Department department, int slot)
    {
        (Department, DepartmentId, Slot) = (department, department.Id, slot);
        PingedAt = null;
    }

    /// <summary>The owner says what they think of it.</summary>
    public void Rate(int stars, string? comment, DateTimeOffset now) => (Rating, RatingComment, RatedAt) = (stars, comment, now);

    public void Rename(string name) => Name = name;

    public void SetPriority(TicketPriority priority) => Priority = priority;

    /// <summary>The department is pinged.</summary>
    public void NotePinged(DateTimeOffset now) => PingedAt = now;

    /// <summary>The owner is warned that it will be closed.</summary>
    public void NoteWarned(DateTimeOffset now) => WarnedAt = now;

    /// <summary>A customer wrote something.</summary>
    public void NoteCustomerMessage(DateTimeOffset at) => LastCustomerMessageAt = Later(LastCustomerMessageAt, at);

    /// <summary>Somebody of the staff wrote something.</summary>
    public void NoteStaffMessage(DateTimeOffset at)
    {
        LastStaffMessageAt = Later(LastStaffMessageAt, at);
        FirstResponseAt = FirstResponseAt < at ? FirstResponseAt : at;
    }

    /// <summary>Computes anew when the next thing happens by itself.</summary>
    public void UpdateDeadline(DepartmentRules rules) => DeadlineAt = TicketDeadline.Next(this, rules)?.At;

    /// <summary>
    /// Has what follows from an action brought up to date. What was abandoned or deferred is tried again, unless nothing follows.
    /// </summary>
    public void Request(TransitionEffects effects)
    {
        if (effects.HasFlag(TransitionEffects.Control))
            Control.Request();
        if (effects.HasFlag(TransitionEffects.Overwrites))
            Access.Request();
        if (effects.HasFlag(TransitionEffects.ChannelName))
            Location.Request();
        if (effects.HasFlag(TransitionEffects.Category))
            Category.Request();
        if (effects.HasFlag(TransitionEffects.Log))
            Log.Request();
        if (effects == TransitionEffects.None)
            return;
        Restore(EffectKinds.Control | EffectKinds.Pin | EffectKinds.Access | EffectKinds.Place | EffectKinds.Notices);
        Deferral.Clear();
    }

    /// <summary>Has it follow what was changed about its department; whoever is at work on it looks again.</summary>
    /// <param name="department">The department as it is now.</param>
    /// <param name="access">Whether others see it now.</param>
    /// <param name="control">Whether its control message looks different now.</param>
    /// <param name="runAt">When its effects are due.</param>
    public void Follow(Department department, bool access, bool control, DateTimeOffset runAt)
    {
        if (access)
            Access.Request();
        if (control)
            Control.Request();
        Restore((access ? EffectKinds.Access : EffectKinds.None) | (control ? EffectKinds.Control : EffectKinds.None));
        Deferral.Clear();
        UpdateDeadline(department.Rules);
        Version++;
        NextRunAt = runAt;
    }

    /// <summary>Goes on without effects that Discord refuses, or notes why one is not whole.</summary>
    public void Abandon(EffectKinds effects) => AbandonedEffects |= effects;

    /// <summary>Tries effects again that were abandoned.</summary>
    public void Restore(EffectKinds effects) => AbandonedEffects &= ~effects;

    /// <summary>When the next effect is due; null for never.</summary>
    public void ScheduleRun(DateTimeOffset? at) => NextRunAt = at;

    /// <summary>The effect that was due is done, or waits: failures are counted anew.</summary>
    public void ResetAttempts() => Attempts = 0;

    /// <summary>What <see cref="TicketExcerpt"/> has of a ticket; all else is empty.</summary>
    public static Ticket Of(TicketExcerpt row) =>
        new()
        {
            Id = row.Id,
            GuildId = row.GuildId,
            Number = row.Number,
            ChannelId = row.ChannelId,
            DepartmentId = row.DepartmentId,
            Department = new Department
            {
                Id = row.DepartmentId,
                Key = "",
                Rules = row.Rules,
                Roles = [.. row.Staff.Select(role => new DepartmentRole { RoleId = role, Kind = DepartmentRoleKind.Staff })],
            },
            OwnerId = row.OwnerId,
            OwnerName = "",
            OwnerCulture = "",
            Description = "",
            AssigneeId = row.AssigneeId,
            State = row.State,
            Version = row.Version,
            CreatedAt = row.CreatedAt,
            StateChangedAt = row.StateChangedAt,
            LastCustomerMessageAt = row.LastCustomerMessageAt,
            LastStaffMessageAt = row.LastStaffMessageAt,
            FirstResponseAt = row.FirstResponseAt,
            WarnedAt = row.WarnedAt,
            DeadlineAt = row.DeadlineAt,
            ClosingMessageId = row.ClosingMessageId,
            Members = [.. row.Members],
        };

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;
}

/// <summary>The priority of a ticket. The numbers are stored in the database; higher is more urgent.</summary>
internal enum TicketPriority
{
    Low = 0,
    Normal = 1,
    High = 2,
    Urgent = 3,
}
