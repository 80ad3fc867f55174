namespace DCTicket.Tickets.Core.Data;

/// <summary>An answer of the owner after the rating. Stored as JSON.</summary>
/// <param name="Question">The question at that time.</param>
/// <param name="Answer">The answer.</param>
internal sealed record SurveyAnswer(string Question, string Answer);
