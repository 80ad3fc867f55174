using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for close requests of a department.</summary>
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
        ];

    public override Refusal? Apply(Department department, ModalReader form)
    {
        var period = form.Duration("close-request") ?? new DepartmentRules().CloseRequestPeriod;
        department.Rules = department.Rules with { CloseRequestPeriod = period };
        return DepartmentValidation.CloseRequestProblem(period);
    }
}
