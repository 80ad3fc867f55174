namespace DCTicket.Contracts;

/// <summary>A field of a modal: what is asked, and its label. Source: Discord's documentation, "Component Reference: Label".</summary>
/// <param name="Name">1–100 characters, different from the others of the modal: the <see cref="InputAttribute.Name"/> or key of
/// <see cref="ModalContext.Values"/> that gets it.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record ModalField(string Name, string Label) : ModalComponent
{
    /// <summary>A line of help under the label; cut to 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it must be filled in; a <see cref="CheckboxInput"/> never must.</summary>
    public bool Required { get; init; } = true;
}
