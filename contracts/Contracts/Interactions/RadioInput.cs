namespace DCTicket.Contracts;

/// <summary>Choices of which one can be taken, all of them in sight. The handler gets a <see cref="string"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">2–10 choices.</param>
public sealed record RadioInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : ModalField(Name, Label);
