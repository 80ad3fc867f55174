using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Ratings;

/// <summary>The form after the rating: a comment and the department's own questions.</summary>
internal static class SurveyForm
{
    private const int MaxCommentLength = 1000;
    private const int MaxAnswerLength = 300;

    public static FormContent Content(Ticket ticket, CultureInfo culture) =>
        new(
            Route.To("rate-comment", ticket.Id),
            TicketTexts.Get(culture, "rate.form.title", ticket.Label),
            [
                .. ticket.Department!.Survey.Select(question => new TextInput(NameOf(question), question)
                {
                    Required = false,
                    MaxLength = MaxAnswerLength,
                    Value = ticket.SurveyAnswers.Find(answer => answer.Question == question)?.Answer,
                }),
                new TextInput("comment", TicketTexts.Get(culture, "rate.form.comment"))
                {
                    Required = ticket.Department!.Survey.Count == 0,
                    Multiline = true,
                    MaxLength = MaxCommentLength,
                    Value = ticket.RatingComment,
                },
            ]
        );

    /// <summary>The answers that were given. A question that was changed meanwhile has none.</summary>
    public static IReadOnlyList<SurveyAnswer> Read(Department department, IReadOnlyDictionary<string, ModalValue> values) =>
        [
            .. department
                .Survey.Select(question => new SurveyAnswer(question, VisibleText.Trim(values.GetValueOrDefault(NameOf(question))?.Text)))
                .Where(answer => answer.Answer.Length > 0),
        ];

    // Not the position: an admin may change the questions while the form is open.
    private static string NameOf(string question) =>
        "q-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..16];
}
