namespace DCTicket.Contracts;

/// <summary>
/// Allows the handler of a button, a select menu or a modal in direct messages with the bot; without it, the member is asked to use it in
/// a server. There <see cref="InteractionContext.GuildId"/> is 0, and the member has neither roles nor permissions: look up only the
/// member's own data.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InDirectMessagesAttribute : Attribute;
