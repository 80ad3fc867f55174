namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a button. A method may be the handler of a command and of a button at once: then it takes
/// an <see cref="InteractionContext"/>, and options that may be left out, which a click always leaves out. Else it takes a
/// <see cref="ComponentContext"/> first, then the arguments of the route, then a <see cref="CancellationToken"/>, and returns a
/// <see cref="Task{TResult}"/> of <see cref="Reply"/>, <see cref="Update"/> or <see cref="Form"/>.
/// </summary>
/// <param name="name">Unique among the plugin's buttons.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ButtonAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> leads to.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Marks a method of a feature as the handler of a <see cref="Contracts.Select"/>. It takes a <see cref="ComponentContext"/> first, then
/// the arguments of the route, then what was chosen, which is none where <see cref="Select.MinValues"/> is 0:
/// <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, or of <see cref="Snowflake"/> where ids are chosen; then a
/// <see cref="CancellationToken"/>. It returns a <see cref="Task{TResult}"/> of <see cref="Reply"/>,
/// <see cref="Update"/> or <see cref="Form"/>.
/// </summary>
/// <param name="name">Unique among the plugin's selects.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelectAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> leads to.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Marks a method of a feature as the handler of a submitted form. It takes a <see cref="FormContext"/> first, then the arguments of the
/// route, then the inputs (<see cref="InputAttribute"/>), then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/>
/// of <see cref="Reply"/> or <see cref="Update"/>: a form cannot answer a form.
/// </summary>
/// <param name="name">Unique among the plugin's forms.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> leads to.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Marks a parameter of a form's handler as one of its fields: a <see cref="string"/>, which is empty where nothing was given;
/// <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, <see cref="Snowflake"/> or <see cref="Attachment"/>; or a <see cref="bool"/> for
/// a <see cref="CheckboxInput"/>.
/// </summary>
/// <param name="name">The <see cref="FormField.Name"/> of the field.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputAttribute(string name) : Attribute
{
    /// <summary>The input's name.</summary>
    public string Name { get; } = name;
}

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
}

/// <summary>
/// Shows the reply of this handler to everybody in the channel, and not only to who asked; an <see cref="Update"/> may change a message
/// that everybody sees.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute;

/// <summary>
/// Lets the handler of a button, a select or a form be used in direct messages with the bot too; without it the member is told to come to a
/// server. There <see cref="InteractionContext.GuildId"/> is 0, and the member has neither roles nor permissions: what is looked up has to
/// be the member's own.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InDirectMessagesAttribute : Attribute;
