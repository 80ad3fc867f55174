namespace DCTicket.Contracts;

/// <summary>
/// Discord, as far as plugins speak to it. Calls wait for Discord's rate limits by themselves; what can be repeated without harm is
/// repeated when Discord fails. Every call throws <see cref="DiscordException"/> when Discord refuses it.
/// </summary>
public interface IDiscord
{
    /// <summary>The bot's own account.</summary>
    Snowflake BotId { get; }

    /// <summary>All roles of a server, @everyone included.</summary>
    Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>All channels of a server, threads not included.</summary>
    Task<IReadOnlyList<Channel>> GetChannelsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Makes a text channel. Needs <see cref="Permissions.ManageChannels"/>, and <see cref="Permissions.ManageRoles"/> for overwrites.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="channel">The channel to make.</param>
    /// <param name="reason">Shown in the audit log; cut to 512 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Not repeated when the answer is lost: the caller looks whether the channel is there.</remarks>
    Task<Channel> CreateChannelAsync(Snowflake guild, NewChannel channel, string reason, CancellationToken cancellationToken);

    /// <summary>Replaces all overwrites of a channel. Needs <see cref="Permissions.ManageChannels"/> and <see cref="Permissions.ManageRoles"/>.</summary>
    Task SetOverwritesAsync(Snowflake channel, IReadOnlyList<Overwrite> overwrites, string reason, CancellationToken cancellationToken);

    /// <summary>Deletes a channel and all that stands in it. Needs <see cref="Permissions.ManageChannels"/>.</summary>
    Task DeleteChannelAsync(Snowflake channel, string reason, CancellationToken cancellationToken);

    /// <summary>The channel of direct messages with a person. That it can be had does not mean that the person takes messages.</summary>
    Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Messages of a channel in the order in which they were sent, at most <paramref name="limit"/> (1–100): the first ones after a message,
    /// or the last ones when <paramref name="after"/> is null. Needs <see cref="Permissions.ReadMessageHistory"/>; without it the list is empty.
    /// </summary>
    Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, int limit, CancellationToken cancellationToken);

    /// <summary>Sends a message. A message with a <see cref="OutgoingMessage.Nonce"/> is sent once even if the answer is lost.</summary>
    Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces what a message of the bot says. Its files stay.</summary>
    Task EditMessageAsync(Snowflake channel, Snowflake message, OutgoingMessage content, CancellationToken cancellationToken);

    /// <summary>The bytes of a file of a message.</summary>
    /// <exception cref="HttpRequestException">The file cannot be had; its address may have expired.</exception>
    Task<byte[]> DownloadAsync(Attachment attachment, CancellationToken cancellationToken);
}
