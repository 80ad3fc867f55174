namespace DCTicket.Contracts;

/// <summary>What a message answers. Source: Discord's documentation, "Message Resource: Message Interaction Metadata Object".</summary>
/// <param name="Id">The interaction.</param>
/// <param name="User">Who ran the command, clicked or filled in.</param>
public sealed record MessageInteraction(Snowflake Id, User User);
