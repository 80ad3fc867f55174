namespace DCTicket.Contracts;

/// <summary>A list to choose from.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record SelectInput(string Name, string Label) : MultipleInput(Name, Label)
{
    /// <summary>What it says while nothing is chosen; cut to Discord's 150 characters.</summary>
    public string? Placeholder { get; init; }
}
