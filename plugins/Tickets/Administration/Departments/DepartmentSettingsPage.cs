using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>A modal with a part of a department's settings: Discord's modals have five fields.</summary>
internal abstract class DepartmentSettingsPage
{
    public static IReadOnlyList<DepartmentSettingsPage> All { get; } =
    [
        .. Languages.All.Select(language => new TextsPage(language)),
        new AppearancePage(),
        new LimitsPage(),
        new TimingPage(),
        new RulesPage(),
        new TeamPage(),
        new ClosingPage(),
    ];

    /// <summary>The key in custom ids.</summary>
    public abstract string Name { get; }

    public abstract string Emoji { get; }

    public static DepartmentSettingsPage? Find(string name) => All.FirstOrDefault(part => part.Name == name);

    /// <summary>The label of its button and the title of its modal.</summary>
    public abstract string Title(CultureInfo culture);

    /// <summary>The fields with current values.</summary>
    public abstract IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture);

    /// <summary>Applies the input to the department. The caller checks the reader's problem.</summary>
    public abstract Refusal? Apply(Department department, ModalReader form);

    protected static string? OrNothing(string text) => text.Length == 0 ? null : text;

    protected static string Write(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    protected static TextInput Line(string name, string label, string help, string value, int longest = 40) =>
        new(name, label)
        {
            Description = help,
            Required = false,
            MaxLength = longest,
            Value = OrNothing(value),
        };
}
