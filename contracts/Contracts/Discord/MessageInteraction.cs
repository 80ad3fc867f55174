namespace DCTicket.Contracts;

/// <summary>
/// The interaction that a message responds to. Source: Discord's documentation, "Message Resource: Message Interaction Metadata Object".
/// </summary>
/// <param name="Id">The interaction.</param>
/// <param name="User">The user who ran the command, clicked or submitted.</param>
public sealed record MessageInteraction(Snowflake Id, User User);
