namespace DCTicket.Contracts;

/// <summary>A message was sent in a server.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message.</param>
public sealed record MessageCreated(Snowflake GuildId, Message Message) : DiscordEvent(GuildId), IChannelEvent
{
    /// <summary>The roles of the author, without @everyone; null if the author is not a member, such as a webhook.</summary>
    public IReadOnlyList<Snowflake>? AuthorRoles { get; init; }

    /// <summary>The nickname of the author in this server; null for none, and if the author is not a member.</summary>
    public string? AuthorNick { get; init; }

    Snowflake IChannelEvent.Channel => Message.ChannelId;
}
