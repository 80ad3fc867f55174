namespace DCTicket.Contracts;

/// <summary>A group of radio buttons. The handler receives a <see cref="string"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">2–10 options.</param>
public sealed record RadioInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : ModalField(Name, Label);
