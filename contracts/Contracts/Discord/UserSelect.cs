namespace DCTicket.Contracts;

/// <summary>A select menu of the server's members.</summary>
/// <param name="Route">The handler, which receives ids; <see cref="InteractionContext.Resolved"/> has the users and members.</param>
public sealed record UserSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>The users who are preselected.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
