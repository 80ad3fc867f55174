namespace DCTicket.Discord.Connection;

/// <summary>Discord will not have this bot whatever we do; the message is one sentence that says what to do.</summary>
public sealed class DiscordConnectionException(string message) : Exception(message);
