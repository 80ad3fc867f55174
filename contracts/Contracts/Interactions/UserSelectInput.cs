namespace DCTicket.Contracts;

/// <summary>
/// A select menu of the server's members. The handler receives <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record UserSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>The users who are preselected.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
