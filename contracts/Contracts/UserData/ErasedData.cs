namespace DCTicket.Contracts;

/// <summary>What was forgotten.</summary>
/// <param name="Deleted">How many things are gone.</param>
/// <param name="Anonymised">How many things stay, without the person.</param>
/// <param name="Retained">How many things stay as they are, because they are in use: an open ticket. They can be forgotten later.</param>
public sealed record ErasedData(int Deleted, int Anonymised, int Retained = 0);
