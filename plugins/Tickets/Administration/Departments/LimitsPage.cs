using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for the opening limits of a department.</summary>
internal sealed class LimitsPage : DepartmentSettingsPage
{
    private const int MaxOpen = 25;
    private const int MaxPerPeriod = 1000;

    public override string Name => "limits";

    public override string Emoji => "🚦";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.limits");

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        var limits = department.Limits;
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Line("max-open", Text("department.field.max-open"), Text("department.field.max-open-help"), Write(limits.MaxOpen)),
            Line(
                "max-per-period",
                Text("department.field.max-per-period"),
                Text("department.field.max-per-period-help"),
                Write(limits.MaxPerPeriod)
            ),
            Line("period", Text("department.field.period"), Text("department.field.period-help"), Durations.Write(limits.Period)),
            Line("cooldown", Text("department.field.cooldown"), Text("department.field.cooldown-help"), Length(limits.Cooldown)),
            Line("min-age", Text("department.field.min-age"), Text("department.field.min-age-help"), Length(limits.MinAccountAge)),
        ];
    }

    public override Refusal? Apply(Department department, ModalReader form)
    {
        department.Limits = new DepartmentLimits
        {
            MaxOpen = form.Number("max-open", 1, MaxOpen) ?? 1,
            MaxPerPeriod = form.Number("max-per-period", 1, MaxPerPeriod),
            Period = form.Duration("period") ?? new DepartmentLimits().Period,
            Cooldown = form.Duration("cooldown") ?? TimeSpan.Zero,
            MinAccountAge = form.Duration("min-age") ?? TimeSpan.Zero,
        };
        return department.Limits.Period <= TimeSpan.Zero ? new Refusal("department.period") : null;
    }

    private static string Length(TimeSpan length) => length <= TimeSpan.Zero ? "" : Durations.Write(length);
}
