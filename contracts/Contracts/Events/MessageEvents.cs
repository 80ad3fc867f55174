namespace DCTicket.Contracts;

/// <summary>A message was sent in a server.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message.</param>
public sealed record MessageCreated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId), IChannelEvent
{
    /// <summary>The roles of who wrote it, @everyone not included; null where that is no member, such as a webhook.</summary>
    public IReadOnlyList<Snowflake>? AuthorRoles { get; init; }

    /// <summary>The name of who wrote it in this server; null for none of its own, and where that is no member.</summary>
    public string? AuthorNick { get; init; }

    Snowflake IChannelEvent.Channel => Message.ChannelId;
}

/// <summary>A message was changed.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record MessageUpdated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Message.ChannelId;
}

/// <summary>One message, or several at once, were deleted.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageIds">The messages.</param>
public sealed record MessagesDeleted(Snowflake GuildId, Snowflake ChannelId, IReadOnlyList<Snowflake> MessageIds)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}

/// <summary>Somebody reacted to a message, or gave a reaction that others had given before.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="UserId">Who.</param>
/// <param name="Emoji">The reaction.</param>
public sealed record ReactionAdded(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Snowflake UserId, Emoji Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}

/// <summary>Somebody took a reaction back, or had it taken.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="UserId">Whose it was.</param>
/// <param name="Emoji">The reaction.</param>
public sealed record ReactionRemoved(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Snowflake UserId, Emoji Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}

/// <summary>A moderator took all reactions off a message, or all of one emoji.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Emoji">The one emoji; null for all.</param>
public sealed record ReactionsCleared(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Emoji? Emoji)
    : DiscordEvent(GuildId),
        IChannelEvent
{
    Snowflake IChannelEvent.Channel => ChannelId;
}
