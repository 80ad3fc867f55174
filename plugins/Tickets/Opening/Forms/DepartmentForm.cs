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

    private static readonly string[] _languages = ["en", "zh-TW"];

    private static readonly FormPage _question = new()
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

    public static IReadOnlyList<FormPage> Pages(Department department) => HasOwn(department) ? department.Form : [_question];

    public static bool HasOwn(Department department) => department.Form.Exists(page => page.Fields.Count > 0);

    private static Dictionary<string, string> InAll(string key) =>
        _languages.ToDictionary(language => language, language => TicketTexts.Get(CultureInfo.GetCultureInfo(language), key));
}
