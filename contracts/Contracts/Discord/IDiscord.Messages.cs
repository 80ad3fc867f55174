namespace DCTicket.Contracts;

public partial interface IDiscord
{
    /// <summary>
    /// Messages of a channel in the order in which they were sent, at most <paramref name="limit"/> (1–100): the first ones after a message,
    /// or the last ones when <paramref name="after"/> is null. Needs <see cref="Permissions.ReadMessageHistory"/>; without it the list is empty.
    /// </summary>
    Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, int limit, CancellationToken cancellationToken);

    /// <summary>A message; null when it or its channel is gone. Needs <see cref="Permissions.ReadMessageHistory"/>.</summary>
    Task<Message?> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken);

    /// <summary>Sends a message. A message with a <see cref="OutgoingMessage.Nonce"/> is sent once even if the answer is lost.</summary>
    Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces what a message of the bot says. Its files stay, unless the new content brings files: those take their place.</summary>
    Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, OutgoingMessage content, CancellationToken cancellationToken);

    /// <summary>Deletes a message; one that is gone already is fine. Needs <see cref="Permissions.ManageMessages"/> for those of others.</summary>
    Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Pins a message; a channel can have 250. Needs <see cref="Permissions.PinMessages"/>.</summary>
    Task PinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Takes a pin off; a message that is gone already is fine. Needs <see cref="Permissions.PinMessages"/>.</summary>
    Task UnpinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Shows for ten seconds, or until the bot sends something, that it writes.</summary>
    Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>The bytes of a file of a message.</summary>
    /// <exception cref="HttpRequestException">The file cannot be had; its address may have expired.</exception>
    Task<byte[]> DownloadAsync(Attachment attachment, CancellationToken cancellationToken);
}
