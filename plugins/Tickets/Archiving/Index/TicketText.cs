using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>The texts of a ticket outside of its channel, without notes.</summary>
internal static class TicketText
{
    public static string Of(Ticket ticket)
    {
        // Form answers are also the description; each text counts once.
        var parts = new[] { ticket.Description, ticket.SourceText, ticket.CloseReason, ticket.RatingComment }
            .Concat(ticket.Answers.SelectMany(answer => answer.Values))
            .Concat(ticket.Answers.SelectMany(answer => answer.Files).Select(file => file.Name))
            .Concat(ticket.SurveyAnswers.Select(answer => answer.Answer))
            .OfType<string>()
            .Where(part => !string.IsNullOrWhiteSpace(part))
            .ToList();
        return string.Join(
            '\n',
            parts.Where((part, i) => i == 0 || !parts.Take(i).Any(before => before.Contains(part, StringComparison.Ordinal)))
        );
    }
}
