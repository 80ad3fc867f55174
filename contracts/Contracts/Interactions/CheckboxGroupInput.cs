namespace DCTicket.Contracts;

/// <summary>
/// Choices of which several can be taken, all of them in sight. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="string"/>.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">1–10 choices.</param>
public sealed record CheckboxGroupInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : MultipleInput(Name, Label);
