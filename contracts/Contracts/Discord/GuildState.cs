namespace DCTicket.Contracts;

/// <summary>The cached state of a server: everything that permissions depend on.</summary>
public sealed record GuildState
{
    /// <summary>The server.</summary>
    public required Guild Guild { get; init; }

    /// <summary>All roles, @everyone included.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>
    /// The channels without threads. Channels that the bot cannot see are missing, or have <see cref="Channel.IsHidden"/>.
    /// </summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>The bot's own member: its roles and its time-out.</summary>
    public required Member Bot { get; init; }

    /// <summary>A channel that the bot sees; null if it was deleted, is hidden, or is a thread.</summary>
    public Channel? FindChannel(Snowflake id) => Channels.FirstOrDefault(channel => channel.Id == id && !channel.IsHidden);
}
