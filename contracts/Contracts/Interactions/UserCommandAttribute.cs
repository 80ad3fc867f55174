namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a command in the context menu of a user. It takes a <see cref="CommandContext"/> and the
/// <see cref="User"/> first, and may take a nullable <see cref="Member"/>, which is null for a user who has left the server; then a <see
/// cref="CancellationToken"/>. It returns a <see cref="Task{TResult}"/> of <see cref="Reply"/> or <see cref="Modal"/>. Its name is
/// translated by the text <c>user-command.KEY.name</c>, where KEY is the name in lower case with - for other characters. Source: Discord's
/// documentation, "Application Commands: User Commands".
/// </summary>
/// <param name="name">1–32 characters of English, with spaces and capitals; Discord allows 15 of the kind per bot.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UserCommandAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
