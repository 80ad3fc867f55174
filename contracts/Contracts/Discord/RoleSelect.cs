namespace DCTicket.Contracts;

/// <summary>A list of the server's roles.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> has the roles.</param>
public sealed record RoleSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
