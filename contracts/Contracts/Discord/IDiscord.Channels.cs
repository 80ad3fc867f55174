namespace DCTicket.Contracts;

public partial interface IDiscord
{
    /// <summary>Gets all channels of a server, without threads.</summary>
    Task<IReadOnlyList<Channel>> GetChannelsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Gets a channel or a thread; null if it was deleted.</summary>
    Task<Channel?> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>
    /// Creates a channel. Needs <see cref="Permissions.ManageChannels"/>, and <see cref="Permissions.ManageRoles"/> for overwrites.
    /// </summary>
    /// <param name="guild">The server.</param>
    /// <param name="channel">The channel to create.</param>
    /// <param name="reason">Shown in the audit log; cut to 512 characters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <remarks>Not retried when the response is lost: the caller checks whether the channel exists.</remarks>
    Task<Channel> CreateChannelAsync(Snowflake guild, NewChannel channel, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a channel and returns its new state. Needs <see cref="Permissions.ManageChannels"/>, and <see
    /// cref="Permissions.ManageRoles"/> for overwrites.
    /// </summary>
    /// <remarks>
    /// Discord allows two changes of a name or a topic in ten minutes. Beyond that, other values change at once, and <see
    /// cref="DiscordDelayException"/> has the delay of the name or the topic: that edit stays queued while the bot runs.
    /// </remarks>
    Task<Channel> ModifyChannelAsync(Snowflake channel, ChannelChange change, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces all overwrites of a channel. Needs <see cref="Permissions.ManageChannels"/> and <see cref="Permissions.ManageRoles"/>.
    /// </summary>
    Task SetOverwritesAsync(Snowflake channel, IReadOnlyList<Overwrite> overwrites, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a channel with all its messages. Needs <see cref="Permissions.ManageChannels"/>; for a thread
    /// <see cref="Permissions.ManageThreads"/>.
    /// </summary>
    Task DeleteChannelAsync(Snowflake channel, string reason, CancellationToken cancellationToken);

    /// <summary>Gets the channel for direct messages with a user. It exists even if the user does not accept messages.</summary>
    Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken);

    /// <summary>Gets the active threads of a server that the bot sees.</summary>
    Task<IReadOnlyList<Channel>> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>
    /// Creates a private thread: only added members (and members with <see cref="Permissions.ManageThreads"/>) see it; members cannot add
    /// others. It is archived after a week without messages. Needs <see cref="Permissions.CreatePrivateThreads"/>.
    /// </summary>
    /// <param name="channel">The parent text channel; added members must see it.</param>
    /// <param name="name">1–100 characters.</param>
    /// <param name="reason">Shown in the audit log; cut to 512 characters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <remarks>Not retried when the response is lost: the caller checks whether the thread exists.</remarks>
    Task<Channel> CreatePrivateThreadAsync(Snowflake channel, string name, string reason, CancellationToken cancellationToken);

    /// <summary>Archives and locks a thread, or reverts that. Needs <see cref="Permissions.ManageThreads"/>.</summary>
    Task<Channel> SetThreadAsync(Snowflake thread, bool archived, bool locked, string reason, CancellationToken cancellationToken);

    /// <summary>Adds a member to an active thread; adding one twice does nothing.</summary>
    Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a member from an active thread. Needs <see cref="Permissions.ManageThreads"/>, or to be the creator of the private thread.
    /// </summary>
    Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken);
}
