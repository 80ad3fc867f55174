namespace DCTicket.Contracts;

public partial interface IDiscord
{
    /// <summary>All channels of a server, threads not included.</summary>
    Task<IReadOnlyList<Channel>> GetChannelsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>A channel or a thread; null for one that is gone.</summary>
    Task<Channel?> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a channel. Needs <see cref="Permissions.ManageChannels"/>, and <see cref="Permissions.ManageRoles"/> for overwrites.
    /// </summary>
    /// <param name="guild">The server.</param>
    /// <param name="channel">The channel to make.</param>
    /// <param name="reason">Shown in the audit log; cut to 512 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Not repeated when the answer is lost: the caller looks whether the channel is there.</remarks>
    Task<Channel> CreateChannelAsync(Snowflake guild, NewChannel channel, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a channel and returns it as it is then. Needs <see cref="Permissions.ManageChannels"/>, and
    /// <see cref="Permissions.ManageRoles"/> for overwrites.
    /// </summary>
    /// <remarks>
    /// Discord lets a name and a topic change twice in ten minutes. Where that is used up, everything else is changed at once, and
    /// <see cref="DiscordDelayException"/> tells in how long the name or the topic will be: that edit waits and is not lost while the bot
    /// runs.
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

    /// <summary>The channel of direct messages with a person. That it can be had does not mean that the person takes messages.</summary>
    Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken);

    /// <summary>The threads of a server that are not archived and that the bot sees.</summary>
    Task<IReadOnlyList<Channel>> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a thread that only those see who are added to it (and who has <see cref="Permissions.ManageThreads"/>); members cannot add
    /// others. It is archived after a week without a message. Needs <see cref="Permissions.CreatePrivateThreads"/>.
    /// </summary>
    /// <param name="channel">The text channel that it hangs on; who is added must see it.</param>
    /// <param name="name">1–100 characters.</param>
    /// <param name="reason">Shown in the audit log; cut to 512 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Not repeated when the answer is lost: the caller looks whether the thread is there.</remarks>
    Task<Channel> CreatePrivateThreadAsync(Snowflake channel, string name, string reason, CancellationToken cancellationToken);

    /// <summary>Archives and locks a thread, or the contrary. Needs <see cref="Permissions.ManageThreads"/>.</summary>
    Task<Channel> SetThreadAsync(Snowflake thread, bool archived, bool locked, string reason, CancellationToken cancellationToken);

    /// <summary>Adds somebody to a thread that is not archived; who is in it already is fine.</summary>
    Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Takes somebody out of a thread that is not archived. Needs <see cref="Permissions.ManageThreads"/>, or to have opened the private
    /// thread.
    /// </summary>
    Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken);
}
