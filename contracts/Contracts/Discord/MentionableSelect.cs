namespace DCTicket.Contracts;

/// <summary>A list of the server's members and roles.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> tells users from roles.</param>
public sealed record MentionableSelect(Route Route) : SelectMenu(Route)
{
    /// <summary>Who is chosen already.</summary>
    public IReadOnlyList<Mentionable> Default { get; init; } = [];
}
