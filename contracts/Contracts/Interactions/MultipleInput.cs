namespace DCTicket.Contracts;

/// <summary>A field of which several may be chosen.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record MultipleInput(string Name, string Label) : ModalField(Name, Label)
{
    /// <summary>The fewest, where anything is given at all. 0 is the same as not <see cref="ModalField.Required"/>.</summary>
    public int MinValues { get; init; } = 1;

    /// <summary>The most: of files 1–10, else 1–25. More than there are options means all of them.</summary>
    public int MaxValues { get; init; } = 1;
}
