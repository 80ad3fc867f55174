namespace DCTicket.Contracts;

/// <summary>A thread was changed: its name, archived, locked…</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Thread">The thread after the change.</param>
public sealed record ThreadUpdated(Snowflake GuildId, Channel Thread) : DiscordEvent(GuildId), IChannelEvent
{
    Snowflake IChannelEvent.Channel => Thread.Id;
}
