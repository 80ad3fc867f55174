namespace DCTicket.Contracts;

/// <summary>
/// A list of given choices. The handler gets the values: <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, or a <see cref="string"/>
/// of at most one.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">1–25 choices.</param>
public sealed record StringSelectInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : SelectInput(Name, Label);
