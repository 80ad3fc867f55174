namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>What follows from an action, besides the new state.</summary>
[Flags]
internal enum TransitionEffects
{
    None = 0,

    /// <summary>The control message is brought up to date.</summary>
    Control = 1,

    /// <summary>Who sees the channel is computed anew.</summary>
    Overwrites = 2,

    /// <summary>The channel's name is brought up to date.</summary>
    ChannelName = 4,

    /// <summary>The department is pinged, once per cooldown.</summary>
    Ping = 8,

    /// <summary>A line in the channel says so.</summary>
    Notice = 16,

    /// <summary>The archive is completed and delivered, and the channel goes.</summary>
    Completion = 32,

    /// <summary>The log message is brought up to date.</summary>
    Log = 64,

    /// <summary>The channel's category is brought up to date.</summary>
    Category = 128,
}

/// <summary>One cell of the lifecycle table.</summary>
/// <param name="From">The state it is possible in.</param>
/// <param name="Action">What is done.</param>
/// <param name="Who">Any one of these is enough.</param>
/// <param name="To">The state after it.</param>
/// <param name="Effects">What follows.</param>
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
