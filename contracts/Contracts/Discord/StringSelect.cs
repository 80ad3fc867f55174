namespace DCTicket.Contracts;

/// <summary>A list of given choices.</summary>
/// <param name="Route">The handler, which gets the values.</param>
/// <param name="Options">1–25 choices.</param>
public sealed record StringSelect(Route Route, params IReadOnlyList<SelectOption> Options) : SelectMenu(Route);
