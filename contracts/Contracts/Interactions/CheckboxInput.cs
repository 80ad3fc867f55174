namespace DCTicket.Contracts;

/// <summary>A yes or no. The handler gets a <see cref="bool"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record CheckboxInput(string Name, string Label) : ModalField(Name, Label)
{
    /// <summary>Whether it is ticked already.</summary>
    public bool Default { get; init; }
}
