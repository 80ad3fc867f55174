using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>What can become of a ticket: each method changes together what belongs together.</summary>
internal sealed partial class Ticket
{
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
