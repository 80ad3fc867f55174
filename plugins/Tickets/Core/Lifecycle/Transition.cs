using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>The effects of an action.</summary>
[Flags]
internal enum TransitionEffects
{
    None = 0,

    /// <summary>Update the control message.</summary>
    Control = 1,

    /// <summary>Recompute the access.</summary>
    Overwrites = 2,

    /// <summary>Update the channel's name.</summary>
    ChannelName = 4,

    /// <summary>Ping the department, once per cooldown.</summary>
    Ping = 8,

    /// <summary>Post a notice in the channel.</summary>
    Notice = 16,

    /// <summary>Complete and deliver the archive, and delete the channel.</summary>
    Completion = 32,

    /// <summary>Update the log message.</summary>
    Log = 64,

    /// <summary>Update the channel's category.</summary>
    Category = 128,

    /// <summary>Recompute the access where a claim restricts other staff.</summary>
    ClaimAccess = 256,

    /// <summary>Update the thread of staff, which every change of the control message does too.</summary>
    StaffThread = 512,
}

/// <summary>A row of the lifecycle table.</summary>
/// <param name="From">The state before.</param>
/// <param name="Action">The action.</param>
/// <param name="Who">The allowed actors; one role suffices.</param>
/// <param name="To">The state after.</param>
/// <param name="Effects">The effects.</param>
internal sealed record Transition(
    TicketState From,
    TicketAction Action,
    ActorRoles Who,
    TicketState To,
    TransitionEffects Effects = TransitionEffects.None
)
{
    public bool IsFor(ActorRoles roles) => (roles & Who) != 0;
}
