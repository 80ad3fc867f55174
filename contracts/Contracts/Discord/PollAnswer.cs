namespace DCTicket.Contracts;

/// <summary>An answer of a poll. Source: Discord's documentation, "Poll Resource: Poll Answer Object".</summary>
/// <param name="AnswerId">Its number in the poll, from 1.</param>
/// <param name="PollMedia">The text and the emoji; null where Discord sends none.</param>
public sealed record PollAnswer(int AnswerId, PollMedia? PollMedia);
