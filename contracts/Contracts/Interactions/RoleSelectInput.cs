namespace DCTicket.Contracts;

/// <summary>A select menu of the server's roles. The handler receives <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record RoleSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>The roles that are preselected.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
