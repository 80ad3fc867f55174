namespace DCTicket.Contracts;

/// <summary>A field with several values.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record MultipleInput(string Name, string Label) : ModalField(Name, Label)
{
    /// <summary>The minimum number of values, if there is any input. 0 is the same as not <see cref="ModalField.Required"/>.</summary>
    public int MinValues { get; init; } = 1;

    /// <summary>The maximum number of values: 1–10 files, else 1–25. More than there are options means all.</summary>
    public int MaxValues { get; init; } = 1;
}
