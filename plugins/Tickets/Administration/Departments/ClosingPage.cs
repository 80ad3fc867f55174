using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for close requests and the questions after the rating of a department.</summary>
internal sealed class ClosingPage : DepartmentSettingsPage
{
    public override string Name => "closing";

    public override string Emoji => "🏁";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.closing");

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture) =>
        [
            Line(
                "close-request",
                TicketTexts.Get(culture, "department.field.close-request"),
                TicketTexts.Get(culture, "department.field.close-request-help"),
                Durations.Write(department.Rules.CloseRequestPeriod)
            ),
            .. Enumerable
                .Range(0, DepartmentValidation.MaxQuestions)
                .Select(index =>
                    Line(
                        Question(index),
                        TicketTexts.Get(culture, "department.field.question", index + 1),
                        TicketTexts.Get(culture, "department.field.question-help"),
                        department.Survey.ElementAtOrDefault(index) ?? "",
                        DepartmentValidation.MaxQuestionLength
                    )
                ),
        ];

    public override Refusal? Apply(Department department, ModalReader form)
    {
        var period = form.Duration("close-request") ?? new DepartmentRules().CloseRequestPeriod;
        department.Rules = department.Rules with { CloseRequestPeriod = period };
        department.Survey =
        [
            .. Enumerable
                .Range(0, DepartmentValidation.MaxQuestions)
                .Select(index => form.Text(Question(index)))
                .Where(text => text.Length > 0),
        ];
        return DepartmentValidation.CloseRequestProblem(period) ?? DepartmentValidation.SurveyProblem(department.Survey);
    }

    private static string Question(int index) => "question-" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
