namespace DCTicket.Contracts;

/// <summary>A field of a modal with its label. Source: Discord's documentation, "Component Reference: Label".</summary>
/// <param name="Name">
/// 1–100 characters, unique in the modal: the <see cref="InputAttribute.Name"/>, or the key in <see cref="ModalContext.Values"/>.
/// </param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record ModalField(string Name, string Label) : ModalComponent
{
    /// <summary>A description under the label; cut to 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Whether an input is required; a <see cref="CheckboxInput"/> never is.</summary>
    public bool Required { get; init; } = true;
}
