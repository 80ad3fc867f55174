namespace DCTicket.Contracts;

public partial interface IDiscord
{
    /// <summary>
    /// Gets messages of a channel, oldest first, at most <paramref name="limit"/> (1–100): those after a message, or the latest when
    /// <paramref name="after"/> is null. Without <see cref="Permissions.ReadMessageHistory"/> the list is empty.
    /// </summary>
    Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Gets messages of a channel, oldest first: the last ones before a message, at most <paramref name="limit"/> (1–100). Without
    /// <see cref="Permissions.ReadMessageHistory"/> the list is empty.
    /// </summary>
    Task<IReadOnlyList<Message>> GetMessagesBeforeAsync(
        Snowflake channel,
        Snowflake before,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Gets a message; null if it or its channel was deleted. Needs <see cref="Permissions.ReadMessageHistory"/>.</summary>
    Task<Message?> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken);

    /// <summary>Sends a message. With a <see cref="OutgoingMessage.Nonce"/> it is sent once even if the response is lost.</summary>
    /// <exception cref="IOException">A file cannot be read, such as <see cref="FileNotFoundException"/>; nothing was sent.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied; nothing was sent.</exception>
    Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the content of a message of the bot. Its files stay unless the new content has files, which replace them.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read, such as <see cref="FileNotFoundException"/>; nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied; nothing was changed.</exception>
    Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, OutgoingMessage content, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a message; does nothing if it is already deleted. Needs <see cref="Permissions.ManageMessages"/> for messages of
    /// others.
    /// </summary>
    Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Pins a message; a channel can have 250. Needs <see cref="Permissions.PinMessages"/>.</summary>
    Task PinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>Unpins a message; does nothing if the message is deleted. Needs <see cref="Permissions.PinMessages"/>.</summary>
    Task UnpinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a reaction of the bot; does nothing if it is there. Needs <see cref="Permissions.ReadMessageHistory"/>, and <see
    /// cref="Permissions.AddReactions"/> for an emoji that nobody has used yet. A message can have 20 emojis.
    /// </summary>
    /// <param name="channel">The channel of the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="emoji">The character, or <c>&lt;:name:id&gt;</c> for an emoji of a server that the bot is in.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task AddReactionAsync(Snowflake channel, Snowflake message, string emoji, CancellationToken cancellationToken);

    /// <summary>Removes a reaction of the bot; does nothing if it or the message is gone.</summary>
    Task RemoveReactionAsync(Snowflake channel, Snowflake message, string emoji, CancellationToken cancellationToken);

    /// <summary>Shows the typing indicator for ten seconds, or until the bot sends a message.</summary>
    Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>Downloads a file into a stream. Retried when the connection breaks: the stream receives each byte once.</summary>
    /// <param name="attachment">The file from a recent response: its address expires after about a day.</param>
    /// <param name="destination">Receives the bytes; it need not be seekable, and it is not closed.</param>
    /// <param name="maxBytes">The maximum number of bytes.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="HttpRequestException">The file is not available; its address may have expired.</exception>
    /// <exception cref="DownloadTooLargeException">The file is larger than <paramref name="maxBytes"/>.</exception>
    /// <remarks>Exceptions of the stream, such as <see cref="IOException"/> for a full disk, are not wrapped.</remarks>
    Task<long> DownloadAsync(Attachment attachment, Stream destination, long maxBytes, CancellationToken cancellationToken);
}
