namespace DCTicket.Contracts;

/// <summary>A server as the bot sees it: all that decides what the bot and others may do in it.</summary>
public sealed record GuildState
{
    /// <summary>The server, for its owner.</summary>
    public required Guild Guild { get; init; }

    /// <summary>All roles, @everyone included.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>
    /// The channels, threads not included. One that the bot does not see is missing, or is <see cref="Channel.IsHidden"/>.
    /// </summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>The bot's own member: its roles, and the end of its time-out.</summary>
    public required Member Bot { get; init; }

    /// <summary>A channel that the bot sees; null for one that is gone, is hidden, or is a thread.</summary>
    public Channel? FindChannel(Snowflake id) => Channels.FirstOrDefault(channel => channel.Id == id && !channel.IsHidden);
}
