namespace DCTicket.Contracts;

/// <summary>A select menu.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record SelectInput(string Name, string Label) : MultipleInput(Name, Label)
{
    /// <summary>The placeholder; cut to Discord's 150 characters.</summary>
    public string? Placeholder { get; init; }
}
