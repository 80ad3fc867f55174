namespace DCTicket.Contracts;

/// <summary>A slash command, or one in the menu of a message or a person.</summary>
public sealed class CommandContext : InteractionContext;
