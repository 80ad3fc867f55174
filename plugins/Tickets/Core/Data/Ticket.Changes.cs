using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The changes of a ticket: each method sets the columns that belong together.</summary>
internal sealed partial class Ticket
{
    /// <summary>Opens a new ticket: it counts towards limits, and its first effects are due.</summary>
    /// <param name="department">The department.</param>
    /// <param name="slot">The slot among the owner's open tickets of the department.</param>
    /// <param name="runAt">The end of the lease of the caller.</param>
    /// <param name="isAnswered">Whether a plugin answers it automatically.</param>
    public void Open(Department department, int slot, DateTimeOffset runAt, bool isAnswered)
    {
        (DepartmentId, Slot, State) = (department.Id, slot, isAnswered ? TicketState.Open : TicketState.WaitingForStaff);
        StateChangedAt = CreatedAt;
        // The control message pings, unless a plugin answers.
        PingedAt = department.PingsAtOpening && !isAnswered ? CreatedAt : null;
        // The deadlines job computes the actual deadline.
        DeadlineAt = CreatedAt;
        NextRunAt = runAt;
    }

    /// <summary>Copies the settings of staff from a closed ticket.</summary>
    /// <param name="closed">The ticket that this one continues.</param>
    /// <param name="withAssignee">Whether the assignee is copied.</param>
    public void TakeOver(Ticket closed, bool withAssignee)
    {
        (Priority, Name) = (closed.Priority, closed.Name);
        if (withAssignee)
            (AssigneeId, AssigneeName) = (closed.AssigneeId, closed.AssigneeName);
    }

    /// <summary>Sets the state after an action. The version detects concurrent changes, and effects are retried.</summary>
    public void ChangeState(TicketState to, DateTimeOffset now)
    {
        if (State != to)
            (State, StateChangedAt) = (to, now);
        // The request ends when the ticket no longer waits for the customer.
        if (to != TicketState.WaitingForCustomer)
            (CloseRequestedAt, CloseRequestExpiresAt, CloseRequestedById, CloseRequestReason) = (null, null, null, null);
        Version++;
        Attempts = 0;
    }

    /// <summary>Asks the customer whether the ticket can be closed.</summary>
    /// <param name="by">The staff member.</param>
    /// <param name="reason">The reason of closing; null for none.</param>
    /// <param name="now">The current time.</param>
    /// <param name="expiresAt">When it closes without an answer.</param>
    public void RequestClose(Snowflake by, string? reason, DateTimeOffset now, DateTimeOffset expiresAt) =>
        (CloseRequestedById, CloseRequestReason, CloseRequestedAt, CloseRequestExpiresAt) = (by, reason, now, expiresAt);

    /// <summary>Sets the columns of closing; the ticket no longer counts towards limits.</summary>
    /// <param name="by">The actor.</param>
    /// <param name="reason">The reason; null for none.</param>
    /// <param name="now">The current time.</param>
    /// <param name="grace">The grace period of the channel; null if there is no channel.</param>
    public void Close(Actor by, string? reason, DateTimeOffset now, TimeSpan? grace)
    {
        (Slot, ClosedAt, CloseReason, DeleteChannelAt) = (null, now, reason, now + grace);
        (ClosedById, ClosedByName) = (by.Id, by.Id is null ? null : by.Name);
    }

    /// <summary>Closes a ticket whose channel could not be created, so that it does not block the next one.</summary>
    public void CloseWithoutChannel(string reason, DateTimeOffset now)
    {
        ChangeState(TicketState.Closed, now);
        Close(Actor.System, reason, now, grace: null);
        ChannelDeletedAt = now;
        AbandonedEffects = EffectKinds.All;
    }

    /// <summary>Sets the created channel or thread.</summary>
    public void SetChannel(Snowflake channel, bool isThread)
    {
        (ChannelId, IsThread) = (channel, isThread);
        // A thread has no overwrites: its members are added by an effect, except for the owner, who is already in it.
        if (isThread)
            Access.MarkStale();
    }

    /// <summary>Records when the channel was deleted; the first time counts.</summary>
    public void NoteChannelDeleted(DateTimeOffset now) => ChannelDeletedAt ??= now;

    /// <summary>Records a new name or topic of the channel, for Discord's rate limit.</summary>
    public void NoteRenamed(DateTimeOffset now) => (PlaceChangedBeforeAt, PlaceChangedAt) = (PlaceChangedAt, now);

    /// <summary>Records a rename by somebody else: Discord reports the time of the second last change.</summary>
    public void NoteRenamedBefore(DateTimeOffset at)
    {
        PlaceChangedBeforeAt = at;
        PlaceChangedAt ??= at;
    }

    /// <summary>Assigns a staff member.</summary>
    public void Assign(Snowflake id, string name) => (AssigneeId, AssigneeName) = (id, name);

    /// <summary>Removes the assignee.</summary>
    public void Unassign() => (AssigneeId, AssigneeName) = (null, null);

    /// <summary>Moves it to another department, which is pinged regardless of the cooldown.</summary>
    public void Move(Department department, int slot)
    {
        (Department, DepartmentId, Slot) = (department, department.Id, slot);
        PingedAt = null;
    }

    /// <summary>Sets the rating of the owner.</summary>
    public void Rate(int stars, string? comment, DateTimeOffset now) => (Rating, RatingComment, RatedAt) = (stars, comment, now);

    /// <summary>Sets the answers to the department's questions.</summary>
    public void Answer(IEnumerable<SurveyAnswer> answers) => SurveyAnswers = [.. answers];

    public void Rename(string name) => Name = name;

    public void SetPriority(TicketPriority priority) => Priority = priority;

    /// <summary>Records a ping of the department.</summary>
    public void NotePinged(DateTimeOffset now) => PingedAt = now;

    /// <summary>Records the inactivity warning.</summary>
    public void NoteWarned(DateTimeOffset now) => WarnedAt = now;

    /// <summary>Records a message of the customer.</summary>
    public void NoteCustomerMessage(DateTimeOffset at)
    {
        LastCustomerMessageAt = Later(LastCustomerMessageAt, at);
        // The snooze is due.
        SnoozedUntil = SnoozedUntil > at ? at : SnoozedUntil;
    }

    /// <summary>Takes it out of the queue until a time.</summary>
    public void Snooze(Snowflake by, DateTimeOffset until) => (SnoozedById, SnoozedUntil) = (by, until);

    /// <summary>Ends the snooze, if there is one.</summary>
    public void EndSnooze(DateTimeOffset now)
    {
        if (SnoozedUntil is null)
            return;
        (SnoozedUntil, SnoozedById, SnoozeEndedAt) = (null, null, now);
        Control.Request();
    }

    /// <summary>Turns closing for inactivity off or on for it.</summary>
    public void SetAutoClose(bool enabled) => IsKeptOpen = !enabled;

    /// <summary>Records a message of staff.</summary>
    public void NoteStaffMessage(DateTimeOffset at)
    {
        LastStaffMessageAt = Later(LastStaffMessageAt, at);
        FirstResponseAt = FirstResponseAt < at ? FirstResponseAt : at;
    }

    /// <summary>Recomputes the deadline.</summary>
    public void UpdateDeadline(DepartmentRules rules) => DeadlineAt = TicketDeadline.Next(this, rules)?.At;

    /// <summary>
    /// Requests the effects of an action. Abandoned and deferred effects are retried, unless the action has no effects.
    /// </summary>
    public void Request(TransitionEffects effects)
    {
        if (effects.HasFlag(TransitionEffects.Control))
            Control.Request();
        if ((effects & (TransitionEffects.Control | TransitionEffects.StaffThread)) != 0)
            StaffThread.Request();
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
        Restore(
            EffectKinds.Control | EffectKinds.Pin | EffectKinds.Access | EffectKinds.Place | EffectKinds.Notices | EffectKinds.StaffThread
        );
        Deferral.Clear();
    }

    /// <summary>Applies a change of the department; a running worker checks the ticket again.</summary>
    /// <param name="department">The changed department.</param>
    /// <param name="access">Whether its access has changed.</param>
    /// <param name="control">Whether its control message has changed.</param>
    /// <param name="runAt">The due time of its effects.</param>
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

    /// <summary>Abandons effects that Discord rejects, or records why one is incomplete.</summary>
    public void Abandon(EffectKinds effects) => AbandonedEffects |= effects;

    /// <summary>Retries abandoned effects.</summary>
    public void Restore(EffectKinds effects) => AbandonedEffects &= ~effects;

    /// <summary>Sets the due time of the next effect; null for none.</summary>
    public void ScheduleRun(DateTimeOffset? at) => NextRunAt = at;

    /// <summary>Resets the failure count: the due effect is done or deferred.</summary>
    public void ResetAttempts() => Attempts = 0;

    /// <summary>Creates a partial ticket from an excerpt.</summary>
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
            SnoozedUntil = row.SnoozedUntil,
            SnoozeEndedAt = row.SnoozeEndedAt,
            IsKeptOpen = row.IsKeptOpen,
            CloseRequestedAt = row.CloseRequestedAt,
            CloseRequestExpiresAt = row.CloseRequestExpiresAt,
            DeadlineAt = row.DeadlineAt,
            ClosingMessageId = row.ClosingMessageId,
            Members = [.. row.Members],
        };

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;
}
