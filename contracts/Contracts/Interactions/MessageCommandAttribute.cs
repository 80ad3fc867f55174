namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a command in the context menu of a message. It takes a <see cref="CommandContext"/> and
/// the <see cref="Message"/> first, then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/> of <see
/// cref="Reply"/> or <see cref="Modal"/>. Its name is translated by the text <c>message-command.KEY.name</c>, where KEY is the name in
/// lower case with - for other characters: <c>open-a-ticket-from-this</c>. Source: Discord's documentation, "Application Commands: Message
/// Commands".
/// </summary>
/// <param name="name">1–32 characters of English, with spaces and capitals; Discord allows 15 of the kind per bot.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MessageCommandAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
