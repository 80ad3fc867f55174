namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a slash command. The method takes a <see cref="CommandContext"/> first, then its options
/// (<see cref="OptionAttribute"/>), then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/> of <see
/// cref="Reply"/>, <see cref="Modal"/> or <see cref="ReplyOrModal"/>. The names are translated by the plugin's texts
/// <c>command.NAME.name</c> and <c>command.NAME.description</c>. <para> A name of two words is a subcommand: <c>"snippet add"</c> is
/// <c>/snippet add</c>, and its texts are those of <c>command.snippet.add</c>; one of three words is a subcommand in a group. The
/// top-level command (and the group) has its description from the English text <c>command.snippet.description</c>, else it is the plugin's
/// name. All its subcommands share one default permission (<see cref="IPluginBuilder.SetCommandPermission"/>). Source: Discord's
/// documentation, "Application Commands: Subcommands and Subcommand Groups". </para>
/// </summary>
/// <param name="name">1–32 characters, lower case; or two or three such words. At most 25 names share the words before the last.</param>
/// <param name="description">1–100 characters of English.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CommandAttribute(string name, string description) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description.</summary>
    public string Description { get; } = description;
}
