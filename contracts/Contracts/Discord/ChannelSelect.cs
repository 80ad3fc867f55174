namespace DCTicket.Contracts;

/// <summary>A select menu of the server's channels.</summary>
/// <param name="Route">The handler, which receives ids; <see cref="InteractionContext.Resolved"/> has the channels.</param>
public sealed record ChannelSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>The kinds of channel to offer; none for all.</summary>
    public IReadOnlyList<ChannelType> ChannelTypes { get; init; } = [];

    /// <summary>The channels that are preselected.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
