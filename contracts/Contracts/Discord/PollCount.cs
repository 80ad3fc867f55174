namespace DCTicket.Contracts;

/// <summary>The votes for an answer. Source: Discord's documentation, "Poll Resource: Poll Answer Count Object".</summary>
/// <param name="Id">The answer's number.</param>
/// <param name="Count">The number of votes.</param>
public sealed record PollCount(int Id, int Count);
