namespace DCTicket.Contracts;

public partial interface IDiscord
{
    /// <summary>
    /// Messages of a channel in the order in which they were sent, at most <paramref name="limit"/> (1–100): the first ones after a
    /// message, or the last ones when <paramref name="after"/> is null. Needs <see cref="Permissions.ReadMessageHistory"/>; without it the
    /// list is empty.
    /// </summary>
    Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, int limit, CancellationToken cancellationToken);

    /// <summary>A message; null when it or its channel is gone. Needs <see cref="Permissions.ReadMessageHistory"/>.</summary>
    Task<Message?> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken);

    /// <summary>Sends a message. A message with a <see cref="OutgoingMessage.Nonce"/> is sent once even if the answer is lost.</summary>
    /// <exception cref="IOException">A file of it cannot be read, such as <see cref="FileNotFoundException"/>; nothing was
    /// sent.</exception>
    /// <exception cref="UnauthorizedAccessException">A file of it may not be read; nothing was sent.</exception>
    Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces what a message of the bot says. Its files stay, unless the new content brings files: those take their place.
    /// </summary>
    /// <exception cref="IOException">A file of it cannot be read, such as <see cref="FileNotFoundException"/>; nothing was
    /// changed.</exception>
    /// <exception cref="UnauthorizedAccessException">A file of it may not be read; nothing was changed.</exception>
    Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, OutgoingMessage content, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a message; one that is gone already is fine. Needs <see cref="Permissions.ManageMessages"/> for those of others.
    /// </summary>
    Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Pins a message; a channel can have 250. Needs <see cref="Permissions.PinMessages"/>.</summary>
    Task PinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Takes a pin off; a message that is gone already is fine. Needs <see cref="Permissions.PinMessages"/>.</summary>
    Task UnpinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Shows for ten seconds, or until the bot sends something, that it writes.</summary>
    Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a file of a message into a stream, as it comes. Repeated when the line is lost: the stream gets each byte once.
    /// </summary>
    /// <param name="attachment">The file, as Discord has just named it: its address expires after about a day.</param>
    /// <param name="destination">Takes the bytes; it need not be seekable, and it is not closed.</param>
    /// <param name="maxBytes">How many bytes are taken at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many bytes there were.</returns>
    /// <exception cref="HttpRequestException">The file cannot be had; its address may have expired.</exception>
    /// <exception cref="DownloadTooLargeException">The file is larger than <paramref name="maxBytes"/>.</exception>
    /// <remarks>What the stream throws, such as <see cref="IOException"/> for a full disk, is thrown as it is.</remarks>
    Task<long> DownloadAsync(Attachment attachment, Stream destination, long maxBytes, CancellationToken cancellationToken);
}
