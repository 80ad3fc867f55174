namespace DCTicket.Contracts;

/// <summary>A choice of a select in a message that was received.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Value">What the handler gets.</param>
public sealed record MessageSelectOption(string Label, string Value);
