namespace DCTicket.Contracts;

/// <summary>
/// A select menu of the server's members and roles. The handler receives <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record MentionableSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>The users and roles that are preselected.</summary>
    public IReadOnlyList<Mentionable> Default { get; init; } = [];
}
