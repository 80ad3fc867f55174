namespace DCTicket.Contracts;

/// <summary>A group of check boxes. The handler receives <see cref="IReadOnlyList{T}"/> of <see cref="string"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">1–10 options.</param>
public sealed record CheckboxGroupInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : MultipleInput(Name, Label);
