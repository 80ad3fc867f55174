namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of an event: <c>Task HandleAsync(TEvent e, CancellationToken cancellationToken)</c>, where
/// TEvent is a <see cref="DiscordEvent"/> or a <see cref="DurableEvent"/>. A method for several types of event names them,
/// <c>[On(typeof(RoleCreated), typeof(RoleUpdated))]</c>, and takes a type that all of them derive from.
/// </summary>
/// <param name="events">The types of event; none for the type that the method takes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnAttribute(params Type[] events) : Attribute
{
    /// <summary>The types of event; none for the type that the method takes.</summary>
    public IReadOnlyList<Type> Events { get; } = events;

    /// <summary>
    /// A <see cref="ChannelSet"/> of the plugin, for a handler of what happens in a channel (messages, reactions, pins, channels, threads).
    /// Events of other channels are left out before the feature, its scope or its database are made. Null for events of all channels.
    /// </summary>
    public Type? Where { get; init; }

    /// <summary>
    /// The name of a handler of durable events, by which databases keep what it has yet to get and what it has had. Null for its class and
    /// method, such as <c>CountTickets.HandleAsync</c>. A handler whose class or method is renamed needs the former name here; else what
    /// waits for it is parked until a later version has it.
    /// </summary>
    public string? Name { get; init; }
}
