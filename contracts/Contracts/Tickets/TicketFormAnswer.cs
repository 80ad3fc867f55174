namespace DCTicket.Contracts;

/// <summary>An answer to a question of a department's form.</summary>
/// <param name="Question">The question, in the owner's language.</param>
/// <param name="Answer">What the owner gave, several values separated by line breaks; escape it.</param>
public sealed record TicketFormAnswer(string Question, string Answer);
