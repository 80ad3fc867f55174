namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a slash command. The method takes a <see cref="CommandContext"/> first, then its options
/// (<see cref="OptionAttribute"/>), then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/> of <see cref="Reply"/> or <see cref="Form"/>.
/// The names are shown in other languages where the plugin's texts have <c>command.NAME.name</c> and <c>command.NAME.description</c>.
/// <para>
/// A name of two words is a subcommand: <c>"snippet add"</c> is <c>/snippet add</c>, and its texts are those of <c>command.snippet.add</c>. The command
/// above has its description from the English text <c>command.snippet.description</c>, else it is the plugin's name; Discord offers it to everybody
/// unless all its subcommands ask for the same permissions. Source: Discord's documentation, "Application Commands: Subcommands and Subcommand Groups".
/// </para>
/// </summary>
/// <param name="name">1–32 characters, lower case; or two such words, at most 25 with the same first one.</param>
/// <param name="description">1–100 characters of English.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CommandAttribute(string name, string description) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What it does.</summary>
    public string Description { get; } = description;
}

/// <summary>
/// Marks a parameter of a command's handler as an option: <see cref="string"/>, <see cref="long"/>, <see cref="bool"/>, <see cref="Channel"/>,
/// <see cref="User"/> or <see cref="Role"/>. It may be left out when the parameter is nullable.
/// </summary>
/// <param name="name">1–32 characters, lower case; in other languages from the text <c>option.COMMAND.NAME.name</c>.</param>
/// <param name="description">1–100 characters of English; in other languages from the text <c>option.COMMAND.NAME.description</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute(string name, string description) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public string Description { get; } = description;

    /// <summary>For a <see cref="Channel"/>: the kind that may be chosen.</summary>
    public ChannelType ChannelType { get; init; } = ChannelType.Text;

    /// <summary>
    /// For a <see cref="string"/>: the method of the same feature that says what may be chosen while the member types; give it by <c>nameof</c>. It looks like
    /// this: <c>Task&lt;IReadOnlyList&lt;Choice&gt;&gt; CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken)</c>. Who may not use
    /// the command is offered nothing, and neither is anybody when it throws or takes longer than two seconds. The member can still send what is not
    /// offered, so the handler checks what it gets. Source: Discord's documentation, "Application Commands: Autocomplete".
    /// </summary>
    public string? Completion { get; init; }
}

/// <summary>
/// Marks a method of a feature as the handler of a button. It takes a <see cref="ComponentContext"/> first, then the arguments of the route,
/// then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/> of <see cref="Reply"/>, <see cref="Update"/> or <see cref="Form"/>.
/// </summary>
/// <param name="name">Unique among the plugin's buttons.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ButtonAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> leads to.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Marks a method of a feature as the handler of a <see cref="Contracts.Select"/>. It takes a <see cref="ComponentContext"/> first, then the arguments of the
/// route, then what was chosen, which is none where <see cref="Select.MinValues"/> is 0: <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, or of
/// <see cref="Snowflake"/> where ids are chosen; then a <see cref="CancellationToken"/>. It returns a <see cref="Task{TResult}"/> of <see cref="Reply"/>,
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
/// route, then the inputs (<see cref="InputAttribute"/>), then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/> of
/// <see cref="Reply"/> or <see cref="Update"/>: a form cannot answer a form.
/// </summary>
/// <param name="name">Unique among the plugin's forms.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> leads to.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Marks a parameter of a form's handler as one of its fields: a <see cref="string"/>, which is empty where nothing was given; <see cref="IReadOnlyList{T}"/> of
/// <see cref="string"/>, <see cref="Snowflake"/> or <see cref="Attachment"/>; or a <see cref="bool"/> for a <see cref="CheckboxInput"/>.
/// </summary>
/// <param name="name">The <see cref="FormField.Name"/> of the field.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputAttribute(string name) : Attribute
{
    /// <summary>The input's name.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Marks a method of a feature as the handler of an event: <c>Task HandleAsync(TEvent e, CancellationToken cancellationToken)</c>, where TEvent is a
/// <see cref="DiscordEvent"/> or a <see cref="DurableEvent"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnAttribute : Attribute;

/// <summary>Shows the reply of this handler to everybody in the channel, and not only to who asked.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute;
