namespace DCTicket.Contracts;

/// <summary>
/// Something that happened on Discord. Delivered once while the bot runs, in Discord's order per channel; what happened while it was away is
/// not delivered (see <see cref="GuildAvailable"/>).
/// </summary>
/// <param name="GuildId">The server.</param>
public abstract record DiscordEvent(Snowflake GuildId)
{
    internal virtual Snowflake Lane => GuildId;
}

/// <summary>
/// A server can be seen: at the start, when the bot was invited, and when the connection had to begin anew so that events may have been missed.
/// </summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channels">The ids of all its channels that the bot sees.</param>
public sealed record GuildAvailable(Snowflake GuildId, IReadOnlySet<Snowflake> Channels) : DiscordEvent(GuildId)
{
    /// <summary>What the server is called; empty where the connection does not know.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A message was sent in a server.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message.</param>
public sealed record MessageCreated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId)
{
    internal override Snowflake Lane => Message.ChannelId;
}

/// <summary>A message was changed.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record MessageUpdated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId)
{
    internal override Snowflake Lane => Message.ChannelId;
}

/// <summary>One message, or several at once, were deleted.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageIds">The messages.</param>
public sealed record MessagesDeleted(Snowflake GuildId, Snowflake ChannelId, IReadOnlyList<Snowflake> MessageIds) : DiscordEvent(GuildId)
{
    internal override Snowflake Lane => ChannelId;
}

/// <summary>A channel was deleted, or the bot does not see it any more.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record ChannelDeleted(Snowflake GuildId, Snowflake ChannelId) : DiscordEvent(GuildId)
{
    internal override Snowflake Lane => ChannelId;
}
