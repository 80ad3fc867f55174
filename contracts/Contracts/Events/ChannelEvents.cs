namespace DCTicket.Contracts;

/// <summary>A channel was made, or the bot has come to see it.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channel">The channel.</param>
public sealed record ChannelCreated(Snowflake GuildId, Channel Channel) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Channel.Id;
}

/// <summary>A channel was changed: its name, topic, category, overwrites…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Channel">The channel as it is now.</param>
public sealed record ChannelUpdated(Snowflake GuildId, Channel Channel) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Channel.Id;
}

/// <summary>A channel was deleted, or the bot does not see it any more.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record ChannelDeleted(Snowflake GuildId, Snowflake ChannelId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}

/// <summary>A thread was changed: its name, archived, locked…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Thread">The thread as it is now.</param>
public sealed record ThreadUpdated(Snowflake GuildId, Channel Thread) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Thread.Id;
}

/// <summary>A thread was deleted. That the bot has lost access to its channel is not told.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="ParentId">The channel that it hung on.</param>
public sealed record ThreadDeleted(Snowflake GuildId, Snowflake ThreadId, Snowflake ParentId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ThreadId;
}

/// <summary>A message was pinned in a channel, or a pin was taken off. The message itself comes as <see cref="MessageUpdated"/>.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
public sealed record PinsUpdated(Snowflake GuildId, Snowflake ChannelId) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
