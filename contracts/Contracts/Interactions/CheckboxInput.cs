namespace DCTicket.Contracts;

/// <summary>A check box. The handler receives a <see cref="bool"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record CheckboxInput(string Name, string Label) : ModalField(Name, Label)
{
    /// <summary>Whether it is checked initially.</summary>
    public bool Default { get; init; }
}
