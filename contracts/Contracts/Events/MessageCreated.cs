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
