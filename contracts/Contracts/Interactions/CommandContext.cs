namespace DCTicket.Contracts;

/// <summary>A slash command, or a command in the context menu of a message or a user.</summary>
public sealed class CommandContext : InteractionContext;
