namespace DCTicket.Contracts;

/// <summary>How many chose an answer. Source: Discord's documentation, "Poll Resource: Poll Answer Count Object".</summary>
/// <param name="Id">The answer's number.</param>
/// <param name="Count">How many chose it.</param>
public sealed record PollCount(int Id, int Count);
