using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for what concerns the department's staff: pings, claims, the log channel and the thread.</summary>
internal sealed class TeamPage : DepartmentSettingsPage
{
    public override string Name => "team";

    public override string Emoji => "👥";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.team");

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Choice("opening-ping", department.Rules.OpeningPing, value => Text($"opening-ping.{value}"), culture),
            new RoleSelectInput("ping-roles", Text("department.field.ping-roles"))
            {
                Description = Text("department.field.ping-roles-help"),
                Required = false,
                MaxValues = DepartmentValidation.MaxRoles,
                Default = [.. department.RolesOf(DepartmentRoleKind.Pinged)],
            },
            Choice("claim-visibility", department.Rules.ClaimVisibility, value => Text($"claim-visibility.{value}"), culture),
            new ChannelSelectInput("log", Text("department.field.log"))
            {
                Description = Text("department.field.log-help"),
                Required = false,
                ChannelTypes = [ChannelType.Text],
                Default = department.LogChannelId is { } log ? [log] : [],
            },
            new CheckboxInput("staff-thread", Text("department.field.staff-thread"))
            {
                Description = Text("department.field.staff-thread-help"),
                Default = department.Rules.StaffThread,
            },
        ];
    }

    public override Refusal? Apply(Department department, ModalReader form)
    {
        department.Rules = department.Rules with
        {
            OpeningPing = Chosen(form, "opening-ping", department.Rules.OpeningPing),
            ClaimVisibility = Chosen(form, "claim-visibility", department.Rules.ClaimVisibility),
            StaffThread = form.Checked("staff-thread"),
        };
        // @everyone has the id of the server.
        var roles = form.Ids("ping-roles").Where(role => role != department.GuildId).Distinct().ToList();
        department.Roles.RemoveAll(role => role.Kind == DepartmentRoleKind.Pinged && !roles.Contains(role.RoleId));
        foreach (var role in roles.Except(department.RolesOf(DepartmentRoleKind.Pinged)).ToList())
            department.Roles.Add(new DepartmentRole { RoleId = role, Kind = DepartmentRoleKind.Pinged });
        department.LogChannelId = form.Ids("log") is [var log, ..] ? log : null;
        return department.Rules.OpeningPing == OpeningPing.Chosen && roles.Count == 0 ? new Refusal("department.ping-roles-none") : null;
    }

    private static StringSelectInput Choice<T>(string name, T current, Func<T, string> label, CultureInfo culture)
        where T : struct, Enum =>
        new(
            name,
            TicketTexts.Get(culture, $"department.field.{name}"),
            [.. Enum.GetValues<T>().Select(value => new SelectOption(label(value), value.ToString()) { Default = value.Equals(current) })]
        )
        {
            Description = TicketTexts.Get(culture, $"department.field.{name}-help"),
        };

    private static T Chosen<T>(ModalReader form, string name, T current)
        where T : struct, Enum => Enum.TryParse<T>(form.Choice(name), out var chosen) && Enum.IsDefined(chosen) ? chosen : current;
}
