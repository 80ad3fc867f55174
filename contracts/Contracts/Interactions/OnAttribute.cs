namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of an event: <c>Task HandleAsync(TEvent e, CancellationToken cancellationToken)</c>, where
/// TEvent is a <see cref="DiscordEvent"/> or a <see cref="DurableEvent"/>. A method for several types names them,
/// <c>[On(typeof(RoleCreated), typeof(RoleUpdated))]</c>, and takes a common base type.
/// </summary>
/// <param name="events">The types of event; none for the type of the parameter.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnAttribute(params Type[] events) : Attribute
{
    /// <summary>The types of event; none for the type of the parameter.</summary>
    public IReadOnlyList<Type> Events { get; } = events;

    /// <summary>
    /// A <see cref="ChannelSet"/> of the plugin, for events in channels (messages, reactions, pins, channels, threads). Events of other
    /// channels are skipped before the feature, its scope or its database are created. Null for all channels.
    /// </summary>
    public Type? Where { get; init; }

    /// <summary>
    /// The name of a handler of durable events, by which databases keep what it has yet to get and what it has had. Null for its class and
    /// method, such as <c>CountTickets.HandleAsync</c>. A handler whose class or method is renamed needs the former name here; else what
    /// waits for it is parked until a later version has it.
    /// </summary>
    public string? Name { get; init; }
}
