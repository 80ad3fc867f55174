namespace DCTicket.Discord.Connection;

/// <summary>Discord permanently rejects this bot; the message is one sentence that says what to do.</summary>
public sealed class DiscordConnectionException(string message) : Exception(message);
