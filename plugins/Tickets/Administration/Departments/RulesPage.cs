using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for the rules of a department's tickets.</summary>
internal sealed class RulesPage : DepartmentSettingsPage
{
    public override string Name => "rules";

    public override string Emoji => "📋";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.rules");

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        var rules = department.Rules;
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Box("owner-closes", Text("department.field.owner-closes"), Text("department.field.owner-closes-help"), rules.OwnerMayClose),
            Box("owner-invites", Text("department.field.owner-invites"), Text("department.field.owner-invites-help"), rules.OwnerMayInvite),
            Box("leaver", Text("department.field.leaver"), Text("department.field.leaver-help"), rules.CloseWhenOwnerLeaves),
            Box("threads", Text("department.field.threads"), Text("department.field.threads-help"), rules.AllowThreads),
            Box("rating", Text("department.field.rating"), Text("department.field.rating-help"), rules.AskForRating),
        ];
    }

    public override Refusal? Apply(Department department, ModalReader form)
    {
        department.Rules = department.Rules with
        {
            OwnerMayClose = form.Checked("owner-closes"),
            OwnerMayInvite = form.Checked("owner-invites"),
            CloseWhenOwnerLeaves = form.Checked("leaver"),
            AllowThreads = form.Checked("threads"),
            AskForRating = form.Checked("rating"),
        };
        return null;
    }

    private static CheckboxInput Box(string name, string label, string help, bool ticked) =>
        new(name, label) { Description = help, Default = ticked };
}
