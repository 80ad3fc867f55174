using System.Globalization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>The form of a department: its own pages, else the default question.</summary>
internal static class DepartmentForm
{
    /// <summary>The key of the default question.</summary>
    public const string Question = "description";

    public const int Shortest = 10;
    public const int MaxLength = 1000;

    private static readonly string[] Languages = ["en", "zh-TW"];

    private static readonly FormPage DefaultPage = new()
    {
        Fields =
        [
            new FormQuestion
            {
                Key = Question,
                Label = InAll("open.form.label"),
                Help = InAll("open.form.help"),
                Min = Shortest,
                Max = MaxLength,
            },
        ],
    };

    public static IReadOnlyList<FormPage> Pages(Department department) => HasOwn(department) ? department.Form : [DefaultPage];

    public static bool HasOwn(Department department) => department.Form.Exists(page => page.Fields.Count > 0);

    private static Dictionary<string, string> InAll(string key) =>
        Languages.ToDictionary(language => language, language => TicketTexts.Get(CultureInfo.GetCultureInfo(language), key));
}
