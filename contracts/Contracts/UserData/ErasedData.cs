namespace DCTicket.Contracts;

/// <summary>The result of an erasure.</summary>
/// <param name="Deleted">The number of deleted items.</param>
/// <param name="Anonymised">The number of items that were anonymised.</param>
/// <param name="Retained">The number of items that are still in use, such as an open ticket. They can be erased later.</param>
public sealed record ErasedData(int Deleted, int Anonymised, int Retained = 0);
