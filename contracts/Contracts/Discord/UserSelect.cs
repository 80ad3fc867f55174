namespace DCTicket.Contracts;

/// <summary>A list of the server's members.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> has the users and members.</param>
public sealed record UserSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>Who is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
