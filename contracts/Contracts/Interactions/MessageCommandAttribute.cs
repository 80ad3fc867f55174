namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a command in the menu of a message. It takes a <see cref="CommandContext"/> and the
/// <see cref="Message"/> first, then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/> of <see cref="Reply"/> or
/// <see cref="Modal"/>. In other languages its name is the text
/// <c>message-command.KEY.name</c>, where KEY is the name in small letters with - for everything else: <c>open-a-ticket-from-this</c>.
/// Source: Discord's documentation, "Application Commands: Message Commands".
/// </summary>
/// <param name="name">1–32 characters of English, blanks and capitals included; Discord takes 15 of the kind from a bot.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MessageCommandAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
