using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Validates a department's form, from plugins.json, a file or Discord.</summary>
internal static class FormValidation
{
    public const int MaxPages = 5;
    public const int MaxFieldsOfPage = 5;

    /// <summary>Leaves room for the answers in the control message: an embed has 25 fields.</summary>
    public const int MaxFields = 18;

    public const int MaxLabelLength = 45;
    public const int MaxHelpLength = 100;
    public const int MaxOptionLength = 100;
    private const int MaxTextLength = 4000;

    public static IEnumerable<Refusal> Problems(IReadOnlyList<FormPage> pages)
    {
        if (pages.Count > MaxPages)
            yield return new Refusal("form.pages", MaxPages);
        var fields = pages.SelectMany(page => page.Fields).ToList();
        if (fields.Count > MaxFields)
            yield return new Refusal("form.fields", MaxFields);
        foreach (var (index, page) in pages.Index())
        {
            if (page.Fields.Count is 0 or > MaxFieldsOfPage)
                yield return new Refusal("form.page", index + 1, MaxFieldsOfPage);
        }

        foreach (var twice in fields.GroupBy(field => field.Key).Where(same => same.Count() > 1))
            yield return new Refusal("form.key-twice", Show(twice.Key));
        foreach (var problem in fields.SelectMany(Problems))
            yield return problem;
    }

    /// <summary>The minimum and maximum number of options of a type; 0 for a type without options.</summary>
    public static (int Fewest, int Most) Options(FormFieldKind kind) =>
        kind switch
        {
            FormFieldKind.Select => (1, 25),
            FormFieldKind.Radio => (2, 10),
            FormFieldKind.Checkboxes => (1, 10),
            _ => (0, 0),
        };

    private static IEnumerable<Refusal> Problems(FormQuestion field)
    {
        var name = Show(field.Key);
        if (!DepartmentValidation.IsKey(field.Key))
            yield return new Refusal("form.key", name);
        if (!Enum.IsDefined(field.Kind))
            yield return new Refusal("form.kind", name);
        if (field.Label.Count == 0 || !Fits(field.Label, 1, MaxLabelLength))
            yield return new Refusal("form.label", name, MaxLabelLength);
        if (!Fits(field.Help, 0, MaxHelpLength) || !Fits(field.Placeholder, 0, MaxHelpLength))
            yield return new Refusal("form.help", name, MaxHelpLength);
        if (!AreOneLine(field))
            yield return new Refusal("form.one-line", name);
        foreach (var problem in OptionProblems(field, name).Concat(LengthProblems(field, name)))
            yield return problem;
    }

    private static IEnumerable<Refusal> OptionProblems(FormQuestion field, string name)
    {
        var (fewest, most) = Options(field.Kind);
        if (field.Options.Count < fewest || field.Options.Count > most)
            yield return most == 0 ? new Refusal("form.no-options", name) : new Refusal("form.options", name, fewest, most);
        if (
            field.Options.Exists(option =>
                VisibleText.IsEmpty(option.Value) || option.Value.Length > MaxOptionLength || !Fits(option.Label, 1, MaxOptionLength)
            )
        )
            yield return new Refusal("form.option", name, MaxOptionLength);
        if (field.Options.DistinctBy(option => option.Value).Count() < field.Options.Count)
            yield return new Refusal("form.option-twice", name);
    }

    private static IEnumerable<Refusal> LengthProblems(FormQuestion field, string name)
    {
        var most = field.Kind switch
        {
            FormFieldKind.Text or FormFieldKind.Paragraph => MaxTextLength,
            FormFieldKind.File or FormFieldKind.Checkboxes => 10,
            FormFieldKind.Radio or FormFieldKind.Checkbox => 0,
            _ => 25,
        };
        if (most == 0 && (field.Min ?? field.Max) is not null)
            yield return new Refusal("form.no-limits", name);
        else if (field.Min is < 0 || field.Max is < 1 || field.Min > most || field.Max > most || field.Min > field.Max)
            yield return new Refusal("form.limits", name, most);
    }

    private static bool Fits(Dictionary<string, string> texts, int shortest, int longest) =>
        texts.Values.All(text => text is not null && VisibleText.Length(text) >= shortest && Truncate.Length(text) <= longest);

    // They are edited in single-line inputs.
    private static bool AreOneLine(FormQuestion field) =>
        field
            .Label.Values.Concat(field.Help.Values)
            .Concat(field.Placeholder.Values)
            .Concat(field.Options.SelectMany(option => option.Label.Values))
            .All(text => text is null || !LocalizedText.HasLines(text));

    private static string Show(string key) => Markdown.Escape(Truncate.To(key, 40));
}
