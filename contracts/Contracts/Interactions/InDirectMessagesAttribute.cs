namespace DCTicket.Contracts;

/// <summary>
/// Lets the handler of a button, a select or a modal be used in direct messages with the bot too; without it the member is told to come to
/// a server. There <see cref="InteractionContext.GuildId"/> is 0, and the member has neither roles nor permissions: what is looked up has
/// to be the member's own.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InDirectMessagesAttribute : Attribute;
