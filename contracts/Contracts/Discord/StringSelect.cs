namespace DCTicket.Contracts;

/// <summary>A select menu of given options.</summary>
/// <param name="Route">The handler, which receives the values.</param>
/// <param name="Options">1–25 options.</param>
public sealed record StringSelect(Route Route, params IReadOnlyList<SelectOption> Options) : SelectMenu(Route);
