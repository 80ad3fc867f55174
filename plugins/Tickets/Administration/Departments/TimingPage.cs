using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for automatic actions and closing reasons of a department.</summary>
internal sealed class TimingPage : DepartmentSettingsPage
{
    public override string Name => "times";

    public override string Emoji => "⏱️";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.times");

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        var rules = department.Rules;
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Line(
                "auto-close",
                Text("department.field.auto-close"),
                Text("department.field.auto-close-help"),
                Durations.Write(rules.AutoCloseAfter)
            ),
            Line(
                "warning",
                Text("department.field.warning"),
                Text("department.field.warning-help"),
                Durations.Write(rules.AutoCloseWarning)
            ),
            Line("reopen", Text("department.field.reopen"), Text("department.field.reopen-help"), Durations.Write(rules.ReopenPeriod)),
            Line("ping", Text("department.field.ping"), Text("department.field.ping-help"), Durations.Write(rules.PingCooldown)),
            Line(
                "reasons",
                Text("department.field.reasons"),
                Text("department.field.reasons-help"),
                string.Join('\n', department.CloseReasons),
                DepartmentValidation.MaxReasons * (DepartmentValidation.MaxReasonLength + 1)
            ) with
            {
                Multiline = true,
            },
        ];
    }

    public override Refusal? Apply(Department department, ModalReader form)
    {
        var usual = new DepartmentRules();
        department.Rules = department.Rules with
        {
            AutoCloseAfter = form.Duration("auto-close") is { Ticks: > 0 } after ? after : null,
            AutoCloseWarning = form.Duration("warning") ?? usual.AutoCloseWarning,
            ReopenPeriod = form.Duration("reopen") ?? usual.ReopenPeriod,
            PingCooldown = form.Duration("ping") ?? usual.PingCooldown,
        };
        department.CloseReasons = form.Lines("reasons");
        if (department.Rules.AutoCloseAfter is { } silence && department.Rules.AutoCloseWarning >= silence)
            return new Refusal("department.warning", Durations.Write(department.Rules.AutoCloseWarning), Durations.Write(silence));
        return DepartmentValidation.ReasonsProblem(department.CloseReasons);
    }
}
