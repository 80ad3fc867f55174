namespace DCTicket.Contracts;

/// <summary>An option of a select menu in a received message.</summary>
/// <param name="Label">The label.</param>
/// <param name="Value">The value that the handler receives.</param>
public sealed record MessageSelectOption(string Label, string Value);
