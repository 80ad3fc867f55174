namespace DCTicket.Contracts;

/// <summary>A select menu of the server's members and roles.</summary>
/// <param name="Route">The handler, which receives ids; <see cref="InteractionContext.Resolved"/> tells users from roles.</param>
public sealed record MentionableSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>The users and roles that are preselected.</summary>
    public IReadOnlyList<Mentionable> Default { get; init; } = [];
}
