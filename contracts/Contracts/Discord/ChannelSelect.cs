namespace DCTicket.Contracts;

/// <summary>A list of the server's channels.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> has the channels.</param>
public sealed record ChannelSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>The kinds that are shown; none for all.</summary>
    public IReadOnlyList<ChannelType> ChannelTypes { get; init; } = [];

    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
