namespace DCTicket.Contracts;

/// <summary>
/// A select menu of given options. The handler receives the values: <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, or a <see
/// cref="string"/> if at most one can be selected.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">1–25 options.</param>
public sealed record StringSelectInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : SelectInput(Name, Label);
