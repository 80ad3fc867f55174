namespace DCTicket.Contracts;

/// <summary>A list of the server's roles. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record RoleSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}
