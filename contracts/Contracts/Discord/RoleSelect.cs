namespace DCTicket.Contracts;

/// <summary>A select menu of the server's roles.</summary>
/// <param name="Route">The handler, which receives ids; <see cref="InteractionContext.Resolved"/> has the roles.</param>
public sealed record RoleSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>The roles that are preselected.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
