namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a command in the menu of a person. It takes a <see cref="CommandContext"/> and the
/// <see cref="User"/> first, and may take a nullable <see cref="Member"/>, which is null for who is not in the server any more; then a
/// <see cref="CancellationToken"/>. It returns a <see cref="Task{TResult}"/> of <see cref="Reply"/> or <see cref="Modal"/>. In other
/// languages its name is the text <c>user-command.KEY.name</c>, where KEY is the
/// name in small letters with - for everything else. Source: Discord's documentation, "Application Commands: User Commands".
/// </summary>
/// <param name="name">1–32 characters of English, blanks and capitals included; Discord takes 15 of the kind from a bot.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UserCommandAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
